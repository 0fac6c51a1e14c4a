-- Where the computed customers of touched days are put.
-- Grain: one row per sale_date × region, customers and categories packed.
-- Parameters: none.
create temp table computed_customer_days (
    sale_date date,
    region text,
    customer_ids text[],
    figures bytea,
    categories text[],
    category_figures bytea[]
) on commit drop
