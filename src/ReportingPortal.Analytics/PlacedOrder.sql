-- What is each order: when, whose, where, worth how much, and of what? Returns under its number are part of it.
-- Grain: one row per order_id with valid lines; its region and customer are those of its first line.
-- Parameters: @tenant_id.
with lines as (
    select
        l.order_id,
        l.order_date,
        l.ordered_at,
        l.kind = 1 as is_sale,
        l.customer_id collate "C" as customer_id,
        coalesce(l.region, b.region, 'Unknown') collate "C" as region,
        l.net_sales,
        l.product_id collate "C" as product_id,
        coalesce(l.category, p.category, 'Unknown') collate "C" as category
    from order_lines as l
    left join customers as b
        on b.tenant_id = @tenant_id
        and b.customer_id = l.customer_id
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = l.product_id
    where l.tenant_id = @tenant_id
      and l.is_valid
      and l.kind in (1, 2)
),
-- Sales stand first in an order.
final as (
    select
        l.order_id,
        min(l.order_date) as sale_date,
        min(l.ordered_at) filter (where l.is_sale) as ordered_at,
        min(l.customer_id) filter (where l.is_sale) as customer_id,
        coalesce(min(l.region) filter (where l.is_sale), min(l.region)) as region,
        sum(l.net_sales) as net_sales,
        coalesce(array_agg(distinct l.product_id) filter (where l.is_sale), '{}') as products,
        coalesce(array_agg(distinct l.category) filter (where l.is_sale), '{}') as categories
    from lines as l
    group by l.order_id
)
select * from final;
