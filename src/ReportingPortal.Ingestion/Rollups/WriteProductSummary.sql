-- What did each product of the touched days sell over all time?
-- Grain: one row per product.
-- Parameters: @tenant_id.
with changes as (
    select
        c.product_id,
        sum(c.orders)::integer as orders,
        sum(c.net_sales) as net_sales,
        sum(c.units_sold) as units_sold,
        sum(c.costed_net_sales) as costed_net_sales,
        sum(c.cost) as cost,
        sum(c.sale_days)::integer as sale_days
    from product_changes as c
    group by c.product_id
)
insert into product_summary (
    tenant_id, product_id, name, category, orders, net_sales, units_sold, costed_net_sales, cost,
    sale_days
)
select
    @tenant_id, c.product_id, coalesce(p.name, c.product_id), coalesce(p.category, 'Unknown'),
    c.orders, c.net_sales, c.units_sold, c.costed_net_sales, c.cost, c.sale_days
from changes as c
left join products as p
    on p.tenant_id = @tenant_id
    and p.product_id = c.product_id
order by c.product_id
on conflict (tenant_id, product_id) do update set
    orders = product_summary.orders + excluded.orders,
    net_sales = product_summary.net_sales + excluded.net_sales,
    units_sold = product_summary.units_sold + excluded.units_sold,
    costed_net_sales = product_summary.costed_net_sales + excluded.costed_net_sales,
    cost = product_summary.cost + excluded.cost,
    sale_days = product_summary.sale_days + excluded.sale_days
