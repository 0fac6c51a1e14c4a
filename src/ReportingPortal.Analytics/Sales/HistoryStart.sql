-- When was the first order of a run's history placed?
-- Grain: one row; null without orders.
-- Parameters: @tenant_id; @run_id.
with final as (
    select min(d.sale_date) as first_order_on
    from order_totals as d
    where d.tenant_id = @tenant_id
      and d.run_id = @run_id
      and d.new_orders + d.returning_orders + d.guest_orders > 0
)
select first_order_on from final;
