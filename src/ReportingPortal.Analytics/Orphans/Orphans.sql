-- Which customers or products stand in orders and events only, though the shop gave a file of their kind?
-- Grain: one row per customer or product without a row of its own, in the order of its id.
-- Parameters: @tenant_id, @of (customer or product), @after_id (null for the first page), @rows.
with orphan_customers as (
    select c.customer_id as id, c.name, s.lifetime_orders as orders, s.lifetime_net_sales as net_sales
    from customers as c
    left join customer_summary as s
        on s.tenant_id = @tenant_id
        and s.customer_id = c.customer_id
    where @of = 'customer'
        and c.tenant_id = @tenant_id
        and c.is_derived
        and exists (
            select 1 from customers as m where m.tenant_id = @tenant_id and not m.is_derived
        )
),
orphan_products as (
    select p.product_id as id, p.name, s.orders, s.net_sales
    from products as p
    left join product_summary as s
        on s.tenant_id = @tenant_id
        and s.product_id = p.product_id
    where @of = 'product'
        and p.tenant_id = @tenant_id
        and p.is_derived
        and exists (
            select 1 from products as m where m.tenant_id = @tenant_id and not m.is_derived
        )
),
final as (
    select id, name, orders, net_sales from orphan_customers
    union all
    select id, name, orders, net_sales from orphan_products
)
select id, name, coalesce(orders, 0) as orders, coalesce(net_sales, 0) as net_sales
from final
where @after_id::text is null or id > @after_id
order by id
limit @rows
