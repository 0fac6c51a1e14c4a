-- Who bought or returned something on some days, by region and category, and for how much?
-- Grain: one row per sale_date × region, the customers of each category packed.
-- Parameters: @tenant_id; @days: the days.
with final as (
    select
        d.sale_date,
        d.region,
        d.categories,
        d.category_figures
    from customer_days as d
    where d.tenant_id = @tenant_id
      and d.sale_date = any(@days)
)
select sale_date, region, categories, category_figures from final;
