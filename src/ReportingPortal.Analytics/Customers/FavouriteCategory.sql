-- In which category has a customer spent most, returns taken off, and which share of what all with a rest make (D14)?
-- Grain: one row; none without a category of positive sales.
-- Parameters: @tenant_id; @customer_id; @sale, @return: those kinds of line.
with named as (
    select distinct o.order_id
    from customer_orders as c
    cross join lateral unnest(c.order_ids) as o (order_id)
    where c.tenant_id = @tenant_id
      and c.customer_id = @customer_id
),
spent as (
    select
        coalesce(l.category, p.category, 'Unknown') as category,
        sum(l.net_sales) as net_sales,
        sum(l.quantity) as units_sold,
        count(distinct l.order_id) filter (where l.kind = @sale) as orders,
        max(l.ordered_at) filter (where l.kind = @sale) as last_order_at
    from named as n
    join order_lines as l
        on l.tenant_id = @tenant_id
        and l.order_id = n.order_id
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = l.product_id
    where l.customer_id = @customer_id
      and l.is_valid
      and l.kind in (@sale, @return)
    group by 1
    having sum(l.net_sales) > 0
),
final as (
    select
        s.category,
        s.net_sales / sum(s.net_sales) over () as share
    from spent as s
    where s.category <> ''
    order by
        s.net_sales desc,
        s.units_sold desc,
        s.orders desc,
        s.last_order_at desc nulls last,
        s.category collate "C"
    limit 1
)
select * from final;
