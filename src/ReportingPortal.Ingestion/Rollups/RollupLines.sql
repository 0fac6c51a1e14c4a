-- Which lines make up the figures of the touched days? Region and category are the line's, else the customer's and product's.
-- Grain: one row per valid sale or return line.
-- Parameters: @tenant_id.
create temp table rollup_lines on commit drop as
select
    l.order_id,
    l.order_date as sale_date,
    l.ordered_at,
    l.customer_id,
    l.product_id,
    coalesce(l.region, c.region, 'Unknown') as region,
    coalesce(l.category, p.category, 'Unknown') as category,
    l.kind = 1 as is_sale,
    l.quantity,
    l.net_sales,
    l.discount,
    l.cost
from touched_days as d
join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_date = d.sale_date
left join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = l.customer_id
left join products as p
    on p.tenant_id = @tenant_id
    and p.product_id = l.product_id
where l.is_valid and l.kind in (1, 2)
