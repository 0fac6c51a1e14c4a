-- What was sold of each product? (An order counts for each product it holds.)
-- Grain: one row per product with sales or returns in the period.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with sold as (
    select
        p.product_id,
        sum(p.net_sales) as net_sales,
        sum(p.costed_net_sales) as costed_net_sales,
        sum(p.cost) as cost,
        sum(p.orders)::int as orders,
        sum(p.units_sold) as units_sold
    from product_days as d
    cross join unnest(
        d.product_ids, d.net_sales, d.costed_net_sales, d.cost, d.orders, d.units_sold
    ) as p (product_id, net_sales, costed_net_sales, cost, orders, units_sold)
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and (@region is null or d.region = @region)
    group by p.product_id
),
final as (
    select
        s.product_id as id,
        coalesce(nullif(p.name, ''), s.product_id) as name,
        s.net_sales,
        case
            when s.costed_net_sales <> 0 or s.cost <> 0 then s.costed_net_sales - s.cost
        end as profit,
        case
            when s.costed_net_sales > 0 then 1 - s.cost / s.costed_net_sales
        end as margin,
        s.orders,
        s.units_sold
    from sold as s
    left join product_summary as p
        on p.tenant_id = @tenant_id
        and p.product_id = s.product_id
    where @category is null or p.category = @category
)
select * from final order by net_sales desc, name, id;
