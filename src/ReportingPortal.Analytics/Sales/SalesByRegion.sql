-- What was sold in each region?
-- Grain: one row per region with sales or returns in the period.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with sold as (
    select
        d.region,
        sum(d.net_sales) as net_sales,
        sum(d.costed_net_sales) as costed_net_sales,
        sum(d.cost) as cost,
        -- Costs may sum to zero, as where all that was sold came back: then profit is zero, not unknown.
        bool_or(d.costed_net_sales <> 0 or d.cost <> 0) or sum(d.lines_without_cost) = 0 as has_cost,
        sum(d.orders)::int as orders,
        sum(d.units_sold) as units_sold
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.region <> '*'
      and (@region is null or d.region = @region)
      and d.category = coalesce(@category, '*')
    group by d.region
),
final as (
    select
        s.region as id,
        coalesce(nullif(s.region, ''), 'Unknown') as name,
        s.net_sales,
        case
            when s.has_cost then s.costed_net_sales - s.cost
        end as profit,
        case
            when s.costed_net_sales > 0 then 1 - s.cost / s.costed_net_sales
        end as margin,
        s.orders,
        s.units_sold
    from sold as s
)
select * from final order by net_sales desc, name, id;
