-- What did each touched product sell over all time?
-- Grain: one row per product with sales or returns.
-- Parameters: @tenant_id.
with histories as (
    select
        p.product_id,
        sum(p.orders)::integer as orders,
        sum(p.net_sales) as net_sales,
        sum(p.units_sold) as units_sold,
        sum(p.costed_net_sales) as costed_net_sales,
        sum(p.cost) as cost,
        min(d.sale_date) filter (where p.orders > 0) as first_sold_on,
        max(d.sale_date) filter (where p.orders > 0) as last_sold_on
    from product_days as d
    cross join unnest(
        d.product_ids, d.orders, d.net_sales, d.units_sold, d.costed_net_sales, d.cost
    ) as p (product_id, orders, net_sales, units_sold, costed_net_sales, cost)
    join touched_products as t
        on t.product_id = p.product_id
    where d.tenant_id = @tenant_id
    group by p.product_id
)
insert into product_summary (
    tenant_id, product_id, name, category, orders, net_sales, units_sold, costed_net_sales, cost,
    first_sold_on, last_sold_on
)
select
    @tenant_id, h.product_id, coalesce(p.name, h.product_id), coalesce(p.category, 'Unknown'),
    h.orders, h.net_sales,
    h.units_sold, h.costed_net_sales, h.cost, h.first_sold_on, h.last_sold_on
from histories as h
left join products as p
    on p.tenant_id = @tenant_id
    and p.product_id = h.product_id
order by h.product_id
on conflict (tenant_id, product_id) do update set
    name = excluded.name,
    category = excluded.category,
    orders = excluded.orders,
    net_sales = excluded.net_sales,
    units_sold = excluded.units_sold,
    costed_net_sales = excluded.costed_net_sales,
    cost = excluded.cost,
    first_sold_on = excluded.first_sold_on,
    last_sold_on = excluded.last_sold_on
