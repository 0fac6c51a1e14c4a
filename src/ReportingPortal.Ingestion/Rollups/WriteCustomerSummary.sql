-- What did each touched customer buy over all time?
-- Grain: one row per customer with sales or returns.
-- Parameters: @tenant_id.
with histories as (
    select
        h.customer_id,
        min(h.first_order_at) as first_order_at,
        max(h.last_order_at) as last_order_at,
        min(h.first_order_on) as first_order_on,
        max(h.last_order_on) as last_order_on,
        sum(h.orders)::integer as lifetime_orders,
        sum(h.net_sales) as lifetime_net_sales,
        sum(h.units_sold) as lifetime_units,
        sum(h.costed_net_sales) as costed_net_sales,
        sum(h.cost) as cost,
        (
            array_agg(
                h.region order by h.region_on desc, h.region_orders desc, h.region collate "C"
            )
        )[1] as last_region
    from customer_histories as h
    join touched_customers as t
        on t.customer_id = h.customer_id
        and not (h.is_of_other_days and t.has_other_days_known)
    group by h.customer_id
)
insert into customer_summary (
    tenant_id, customer_id, name, region, first_order_at, last_order_at, first_order_on,
    last_order_on, lifetime_orders,
    lifetime_net_sales, lifetime_units, costed_net_sales, cost
)
select
    @tenant_id, h.customer_id, c.name, coalesce(c.region, h.last_region), h.first_order_at,
    h.last_order_at,
    h.first_order_on, h.last_order_on, h.lifetime_orders, h.lifetime_net_sales, h.lifetime_units,
    h.costed_net_sales, h.cost
from histories as h
left join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = h.customer_id
order by h.customer_id
on conflict (tenant_id, customer_id) do update set
    name = excluded.name,
    region = excluded.region,
    first_order_at = excluded.first_order_at,
    last_order_at = excluded.last_order_at,
    first_order_on = excluded.first_order_on,
    last_order_on = excluded.last_order_on,
    lifetime_orders = excluded.lifetime_orders,
    lifetime_net_sales = excluded.lifetime_net_sales,
    lifetime_units = excluded.lifetime_units,
    costed_net_sales = excluded.costed_net_sales,
    cost = excluded.cost
