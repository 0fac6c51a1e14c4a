-- What was sold in each region?
-- Grain: one row per region with sales or returns in the period.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with final as (
    select
        d.region as id,
        coalesce(nullif(d.region, ''), 'Unknown') as name,
        sum(d.net_sales) as net_sales,
        case when sum(d.costed_net_sales) <> 0 or sum(d.cost) <> 0 then sum(d.costed_net_sales) - sum(d.cost) end as profit,
        case
            when sum(d.costed_net_sales) > 0
                then (sum(d.costed_net_sales) - sum(d.cost)) / sum(d.costed_net_sales)
        end as margin,
        sum(d.orders)::int as orders,
        sum(d.units_sold) as units_sold
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.region <> '*'
      and (@region is null or d.region = @region)
      and d.category = coalesce(@category, '*')
    group by d.region
)
select * from final order by net_sales desc, name, id;
