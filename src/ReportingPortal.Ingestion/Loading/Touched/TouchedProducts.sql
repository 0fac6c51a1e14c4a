-- The products whose figures a load changes.
-- Grain: one row per product.
-- Parameters: none.
create temp table touched_products (product_id text primary key) on commit drop
