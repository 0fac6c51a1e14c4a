-- Which category has a customer most of, in net sales or units, returns taken off, and which share of what all with a rest make (D14)?
-- Grain: one row; category and share are null without a category of which something is left.
-- Parameters: @tenant_id; @customer_id; @run_id: whose rule holds, net sales without one; @sale, @return: those kinds of line.
with rule as (
    select coalesce(max(r.rules ->> 'favouriteBy'), 'NetSales') as favourite_by
    from rfm_models as r
    where r.tenant_id = @tenant_id
      and r.run_id = @run_id
),
named as (
    select distinct o.order_id
    from customer_orders as c
    cross join lateral unnest(c.order_ids) as o (order_id)
    where c.tenant_id = @tenant_id
      and c.customer_id = @customer_id
),
bought as (
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
),
measured as (
    select
        b.category,
        b.net_sales,
        b.units_sold,
        b.orders,
        b.last_order_at,
        case r.favourite_by when 'Units' then b.units_sold else b.net_sales end as measure
    from bought as b
    cross join rule as r
),
favourite as (
    select
        m.category,
        m.measure / sum(m.measure) over () as share
    from measured as m
    where m.measure > 0
      and m.category <> ''
    order by
        m.measure desc,
        -- Of these two the one measured is equal.
        m.units_sold desc,
        m.net_sales desc,
        m.orders desc,
        m.last_order_at desc nulls last,
        m.category collate "C"
    limit 1
),
final as (
    select
        r.favourite_by,
        f.category,
        f.share
    from rule as r
    left join favourite as f
        on true
)
select * from final;
