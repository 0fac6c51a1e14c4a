-- Where the computed histories of customers are put; a customer can have several parts.
-- Grain: one row per customer and part.
-- Parameters: none.
create temp table customer_histories (
    customer_id text,
    orders integer,
    net_sales numeric(18, 4),
    units_sold numeric(18, 4),
    costed_net_sales numeric(18, 4),
    cost numeric(18, 4),
    first_order_at timestamptz,
    last_order_at timestamptz,
    first_order_on date,
    last_order_on date,
    region text,
    region_on date,
    region_orders integer,
    -- Days that are not touched are read by whole orders: customers come along whose parts of
    -- them are known already.
    is_of_other_days boolean
) on commit drop
