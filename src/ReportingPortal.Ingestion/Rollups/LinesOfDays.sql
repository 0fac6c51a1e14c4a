-- Which lines make up the figures of some days? Region and category are the line's, else the customer's and product's.
-- Grain: one row per valid sale or return line, in the order of their days.
-- Parameters: @tenant_id; @days: the days.
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
from order_lines as l
left join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = l.customer_id
left join products as p
    on p.tenant_id = @tenant_id
    and p.product_id = l.product_id
where l.tenant_id = @tenant_id
    and l.order_date = any(@days)
    and l.is_valid
    and l.kind in (1, 2)
order by l.order_date
