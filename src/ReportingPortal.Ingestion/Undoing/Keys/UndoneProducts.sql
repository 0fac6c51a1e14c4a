-- The products whose row an undone upload may have made or filled, with what their sales' figures take from it, and whether
-- no file loaded before it names them. Grain: one row per product.
-- Parameters: none.
create temp table undone_products (
    product_id text primary key, category text, price numeric(18, 4),
    is_first_known boolean not null
) on commit drop
