-- What did a customer order and return of late, newest first?
-- Grain: one row per order, the latest @rows of them.
-- Parameters: @tenant_id; @customer_id; @return, @adjustment: those kinds of line; @rows.
with named as (
    select distinct o.order_id
    from customer_orders as c
    cross join lateral unnest(c.order_ids) as o (order_id)
    where c.tenant_id = @tenant_id
      and c.customer_id = @customer_id
),
final as (
    select
        l.order_id,
        min(l.ordered_at) as ordered_at,
        sum(l.net_sales) as net_sales,
        sum(l.quantity) as units_sold,
        bool_and(l.kind = @return) as is_return
    from named as n
    join order_lines as l
        on l.tenant_id = @tenant_id
        and l.order_id = n.order_id
    where l.customer_id = @customer_id
      and l.is_valid
      and l.kind <> @adjustment
    group by l.order_id
    order by ordered_at desc, l.order_id desc
    limit @rows
)
select * from final order by ordered_at desc, order_id desc;
