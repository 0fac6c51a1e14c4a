-- Where the computed cells of touched days are put.
-- Grain: one row per sale_date × region × category.
-- Parameters: none.
create temp table computed_daily_sales (
    sale_date date,
    region text,
    category text,
    gross_sales numeric(18, 4),
    discounts numeric(18, 4),
    returns numeric(18, 4),
    net_sales numeric(18, 4),
    costed_net_sales numeric(18, 4),
    cost numeric(18, 4),
    units_sold numeric(18, 4),
    orders integer,
    customers integer,
    guest_orders integer,
    lines_without_cost integer
) on commit drop
