-- The products whose figures a load changes; of those in a file's lines, the last row says what is known of it.
-- Grain: one row per product.
-- Parameters: none.
create temp table touched_products (product_id text primary key, last_row bigint) on commit drop
