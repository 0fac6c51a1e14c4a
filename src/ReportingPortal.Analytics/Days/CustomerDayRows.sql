-- Who bought or returned something on some days, by region, and for how much?
-- Grain: one row per sale_date × region, customers packed. In one category they are places among those of all.
-- Parameters: @tenant_id; @days: the days; @category: null means all.
with final as (
    select
        d.sale_date,
        d.region,
        case when @category::text is null then d.customer_ids end as customer_ids,
        case
            when @category::text is null then d.figures
            else d.category_figures[array_position(d.categories, @category)]
        end as figures
    from customer_days as d
    where d.tenant_id = @tenant_id
      and d.sale_date = any(@days)
      and (@category::text is null or @category = any(d.categories))
)
select sale_date, region, customer_ids, figures from final;
