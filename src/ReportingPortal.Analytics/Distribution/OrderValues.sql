-- What was each order worth?
-- Grain: one row per sale_date × region with orders, packed.
-- Parameters: @tenant_id; @run_id; @from, @to: half-open days; @region: null means all.
with final as (
    select
        d.sale_date,
        d.region,
        d.net_sales
    from order_totals as d
    where d.tenant_id = @tenant_id
      and d.run_id = @run_id
      and d.sale_date >= @from and d.sale_date < @to
      and (@region is null or d.region = @region)
)
select net_sales from final order by sale_date, region;
