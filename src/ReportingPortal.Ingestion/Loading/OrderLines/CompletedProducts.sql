-- Where products are put that were known and of which the file says more.
-- Grain: one row per product.
-- Parameters: none.
create temp table completed_products (product_id text primary key) on commit drop
