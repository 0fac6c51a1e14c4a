-- What did each touched product sell over all time?
-- Grain: one row per product with sales or returns.
-- Parameters: @tenant_id.
with histories as (
    select
        d.product_id,
        sum(d.orders)::integer as orders,
        sum(d.net_sales) as net_sales,
        sum(d.units_sold) as units_sold,
        sum(d.costed_net_sales) as costed_net_sales,
        sum(d.cost) as cost,
        min(d.sale_date) filter (where d.orders > 0) as first_sold_on,
        max(d.sale_date) filter (where d.orders > 0) as last_sold_on
    from touched_products as t
    join product_days as d
        on d.tenant_id = @tenant_id
        and d.product_id = t.product_id
    group by d.product_id
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
