-- Where what lines say of their products is put.
-- Grain: one row per product, of one part of the file.
-- Parameters: none.
create temp table gathered_products (
    product_id text,
    name text,
    category text,
    sub_category text,
    last_row bigint
) on commit drop
