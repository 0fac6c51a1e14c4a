-- Where the computed products of touched days are put.
-- Grain: one row per sale_date × region, products packed.
-- Parameters: none.
create temp table computed_product_days (
    sale_date date,
    region text,
    product_ids text[],
    figures bytea
) on commit drop
