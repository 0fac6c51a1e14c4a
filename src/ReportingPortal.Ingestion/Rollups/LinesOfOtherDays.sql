-- Which lines make up the rest of the touched customers' histories, where it is not known? Whole orders, for their first line.
-- Grain: one row per valid sale or return line on a day that is not touched, in the order of their days.
-- Parameters: @tenant_id.
with orders as (
    select distinct o.order_id
    from touched_customers as t
    join customer_orders as n
        on n.tenant_id = @tenant_id
        and n.customer_id = t.customer_id
    cross join lateral unnest(n.order_ids) as o (order_id)
    where not t.has_other_days_known
)
select
    l.order_date,
    l.ordered_at,
    l.order_id,
    l.product_id,
    l.customer_id,
    coalesce(l.region, c.region, 'Unknown') as region,
    coalesce(l.category, p.category, 'Unknown') as category,
    l.kind = 1 as is_sale,
    l.quantity,
    l.net_sales,
    l.discount,
    l.cost
from orders as o
join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = o.order_id
left join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = l.customer_id
left join products as p
    on p.tenant_id = @tenant_id
    and p.product_id = l.product_id
where l.is_valid
    and l.kind in (1, 2)
    and not exists (select 1 from touched_days as d where d.sale_date = l.order_date)
order by l.order_date
