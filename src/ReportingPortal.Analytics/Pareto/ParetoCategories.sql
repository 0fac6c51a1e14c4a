-- What was sold of each category?
-- Grain: one row per category with sales or returns in the period, in no order: the curve sorts them.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with final as (
    select
        d.category as id,
        coalesce(nullif(d.category, ''), 'Unknown') as name,
        sum(d.net_sales) as net_sales
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.region = coalesce(@region, '*')
      and d.category <> '*'
      and (@category is null or d.category = @category)
    group by d.category
)
select * from final;
