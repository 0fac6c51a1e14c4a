-- Where the computed products of touched days are put.
-- Grain: one row per sale_date × region, products packed in arrays.
-- Parameters: none.
create temp table computed_product_days (
    sale_date date,
    region text,
    product_ids text[],
    orders integer[],
    net_sales numeric(18, 4)[],
    costed_net_sales numeric(18, 4)[],
    cost numeric(18, 4)[],
    units_sold numeric(18, 4)[]
) on commit drop
