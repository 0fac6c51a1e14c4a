-- Of customers who spent as much, or bought as many units, in one category as in another, which is ahead in the other of the
--     two, then in orders, then in the last one (D14)?
-- Grain: one row per customer.
-- Parameters: @tenant_id; @customer_ids, @categories: side by side, each tie of a customer a pair; @sale,
--     @return: those kinds of line.
with ties as (
    select
        t.customer_id,
        t.category
    from unnest(@customer_ids::text[], @categories::text[]) as t (customer_id, category)
),
named as (
    select distinct
        c.customer_id,
        o.order_id
    from ties as t
    join customer_orders as c
        on c.tenant_id = @tenant_id
        and c.customer_id = t.customer_id
    cross join lateral unnest(c.order_ids) as o (order_id)
),
bought as (
    select
        n.customer_id,
        coalesce(o.category, p.category, 'Unknown') as category,
        sum(o.quantity) as units_sold,
        sum(o.net_sales) as net_sales,
        count(distinct o.order_id) filter (where o.kind = @sale) as orders,
        max(o.ordered_at) filter (where o.kind = @sale) as last_order_at
    from named as n
    join order_lines as o
        on o.tenant_id = @tenant_id
        and o.order_id = n.order_id
        and o.customer_id = n.customer_id
        and o.is_valid
        and o.kind in (@sale, @return)
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = o.product_id
    group by n.customer_id, coalesce(o.category, p.category, 'Unknown')
),
final as (
    select distinct on (b.customer_id)
        b.customer_id,
        b.category
    from ties as t
    join bought as b
        on b.customer_id = t.customer_id
        and b.category = t.category
    order by
        -- Of the first two the one they tie in is equal.
        b.customer_id, b.units_sold desc, b.net_sales desc, b.orders desc, b.last_order_at desc nulls last,
        b.category collate "C"
)
select customer_id, category from final;
