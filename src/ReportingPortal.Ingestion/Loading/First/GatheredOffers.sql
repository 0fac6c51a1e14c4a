-- Where the products of events are put.
-- Grain: one row per product, of one part of the file.
-- Parameters: none.
create temp table gathered_offers (
    product_id text,
    category text,
    price numeric(18, 4),
    last_row bigint
) on commit drop
