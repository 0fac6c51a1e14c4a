-- What was sold of each category?
-- Grain: one row per category with sales or returns in the period; an order counts in each category it holds.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with final as (
    select
        d.category as id,
        coalesce(nullif(d.category, ''), 'Unknown') as name,
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
      and d.region = coalesce(@region, '*')
      and d.category <> '*'
      and (@category is null or d.category = @category)
    group by d.category
)
select * from final order by net_sales desc, name, id;
