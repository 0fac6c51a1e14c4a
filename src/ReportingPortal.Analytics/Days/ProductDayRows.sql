-- What was sold of each product on some days, by region?
-- Grain: one row per sale_date × region, products packed.
-- Parameters: @tenant_id; @days: the days.
with final as (
    select
        d.sale_date,
        d.region,
        d.product_ids,
        d.figures
    from product_days as d
    where d.tenant_id = @tenant_id
      and d.sale_date = any(@days)
)
select sale_date, region, product_ids, figures from final;
