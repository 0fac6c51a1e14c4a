-- What did a customer order and return of late, newest first?
-- Grain: one row per order, the latest @rows of them.
-- Parameters: @tenant_id; @customer_id; @return, @adjustment: those kinds of line; @rows.
with final as (
    select
        l.order_id,
        min(l.ordered_at) as ordered_at,
        sum(l.net_sales) as net_sales,
        sum(l.quantity) as units_sold,
        bool_and(l.kind = @return) as is_return
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.customer_id = @customer_id
      and l.is_valid
      and l.kind <> @adjustment
    group by l.order_id
    order by ordered_at desc, l.order_id desc
    limit @rows
)
select * from final order by ordered_at desc, order_id desc;
