-- In which category has each customer spent most, returns taken off (D14)? Lines are read only of those with a tie.
-- Grain: one row per customer with a category of positive net sales, written for the run.
-- Parameters: @tenant_id; @run_id; @sale, @return: those kinds of line.
with spent as (
    select
        u.customer_id,
        d.category,
        sum(u.net_sales) as net_sales
    from customer_days as d
    cross join lateral unnest(d.customer_ids, d.net_sales) as u (customer_id, net_sales)
    where d.tenant_id = @tenant_id
      and d.category not in ('*', '')
    group by u.customer_id, d.category
    having sum(u.net_sales) > 0
),
placed as (
    select
        s.customer_id,
        s.category,
        rank() over (partition by s.customer_id order by s.net_sales desc) as place
    from spent as s
),
leaders as (
    select
        p.customer_id,
        min(p.category) as category,
        count(*) as categories
    from placed as p
    where p.place = 1
    group by p.customer_id
),
named as (
    select distinct
        l.customer_id,
        o.order_id
    from leaders as l
    join customer_orders as c
        on c.tenant_id = @tenant_id
        and c.customer_id = l.customer_id
    cross join lateral unnest(c.order_ids) as o (order_id)
    where l.categories > 1
),
tied as (
    select
        l.customer_id,
        p.category,
        sum(o.quantity) as units_sold,
        count(distinct o.order_id) filter (where o.kind = @sale) as orders,
        max(o.ordered_at) filter (where o.kind = @sale) as last_order_at
    from named as l
    join placed as p
        on p.customer_id = l.customer_id
        and p.place = 1
    join order_lines as o
        on o.tenant_id = @tenant_id
        and o.order_id = l.order_id
        and o.customer_id = l.customer_id
        and o.is_valid
        and o.kind in (@sale, @return)
    left join products as q
        on q.tenant_id = @tenant_id
        and q.product_id = o.product_id
    where coalesce(o.category, q.category, 'Unknown') = p.category
    group by l.customer_id, p.category
),
final as (
    select
        l.customer_id,
        l.category
    from leaders as l
    where l.categories = 1
    union all
    (
        select distinct on (t.customer_id)
            t.customer_id,
            t.category
        from tied as t
        order by
            t.customer_id, t.units_sold desc, t.orders desc, t.last_order_at desc nulls last,
            t.category collate "C"
    )
)
insert into favourite_categories (tenant_id, run_id, customer_id, category)
select
    @tenant_id, @run_id, f.customer_id, f.category
from final as f
on conflict do nothing;
