-- Who bought or returned something on some days, by region, and for how much?
-- Grain: one row per sale_date × region, customers packed in arrays.
-- Parameters: @tenant_id; @days: the days; @category: null means all.
with final as (
    select
        d.sale_date,
        d.region,
        d.customer_ids,
        d.orders,
        d.net_sales
    from customer_days as d
    where d.tenant_id = @tenant_id
      and d.sale_date = any(@days)
      and d.category = coalesce(@category, '*')
)
select sale_date, region, customer_ids, orders, net_sales from final;
