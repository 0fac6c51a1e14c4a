-- In which category has a customer spent most, returns taken off (D14)?
-- Grain: one row; none without a category of positive sales.
-- Parameters: @tenant_id; @customer_id.
with spent as (
    select
        d.category,
        sum(d.net_sales) as net_sales,
        sum(d.units_sold) as units_sold,
        sum(d.orders) as orders,
        max(d.last_order_at) as last_order_at
    from customer_days as d
    where d.tenant_id = @tenant_id
      and d.customer_id = @customer_id
      and d.category not in ('*', '')
    group by d.category
    having sum(d.net_sales) > 0
),
final as (
    select s.category
    from spent as s
    order by
        s.net_sales desc,
        s.units_sold desc,
        s.orders desc,
        s.last_order_at desc nulls last,
        s.category collate "C"
    limit 1
)
select * from final;
