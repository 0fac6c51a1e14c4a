-- Who bought or returned something on some days, by region and category, and for how much?
-- Grain: one row per sale_date × region × category that has a name, customers packed in arrays.
-- Parameters: @tenant_id; @days: the days.
with final as (
    select
        d.sale_date,
        d.region,
        d.category,
        d.customer_ids,
        d.net_sales
    from customer_days as d
    where d.tenant_id = @tenant_id
      and d.sale_date = any(@days)
      and d.category not in ('*', '')
)
select sale_date, region, category, customer_ids, net_sales from final;
