-- What touched days change in products' histories: what they hold now, less what they held before.
-- Grain: one row per product and part.
-- Parameters: none.
create temp table product_changes (
    product_id text,
    orders integer,
    net_sales numeric(18, 4),
    units_sold numeric(18, 4),
    costed_net_sales numeric(18, 4),
    cost numeric(18, 4),
    sale_days integer
) on commit drop
