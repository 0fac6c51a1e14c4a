-- Where the computed customers of touched days are put.
-- Grain: one row per sale_date × region × category, customers packed in arrays.
-- Parameters: none.
create temp table computed_customer_days (
    sale_date date,
    region text,
    category text,
    customer_ids text[],
    orders integer[],
    net_sales numeric(18, 4)[]
) on commit drop
