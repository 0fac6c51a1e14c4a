-- Whose orders were placed when: first-time customers', returning ones', guests' (D15)?
-- Grain: one row per day, or calendar month, of the period with orders or returns.
-- Parameters: @tenant_id; @run_id; @from, @to: half-open days; @region: null means all; @grain: day or month.
with final as (
    select
        date_trunc(@grain, d.sale_date::timestamp)::date as starts_on,
        sum(d.new_orders)::int as new_orders,
        sum(d.new_net_sales) as new_net_sales,
        sum(d.returning_orders)::int as returning_orders,
        sum(d.returning_net_sales) as returning_net_sales,
        sum(d.guest_orders)::int as guest_orders,
        sum(d.guest_net_sales) as guest_net_sales,
        sum(d.other_net_sales) as other_net_sales
    from order_totals as d
    where d.tenant_id = @tenant_id
      and d.run_id = @run_id
      and d.sale_date >= @from and d.sale_date < @to
      and (@region is null or d.region = @region)
    group by 1
)
select * from final order by starts_on;
