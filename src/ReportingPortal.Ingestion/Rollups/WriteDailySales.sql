-- What was sold on each touched day, by region and category and over all of them ('*')? Distinct counts are exact at each level.
-- Grain: one row per sale_date × region × category.
-- Parameters: @tenant_id.
insert into daily_sales (
    tenant_id, sale_date, region, category, gross_sales, discounts, returns, net_sales,
    costed_net_sales, cost, units_sold,
    orders, customers, guest_orders, lines_without_cost
)
select
    @tenant_id,
    sale_date,
    case when grouping(region) = 1 then '*' else region end,
    case when grouping(category) = 1 then '*' else category end,
    coalesce(sum(net_sales + discount) filter (where is_sale), 0),
    coalesce(sum(discount) filter (where is_sale), 0),
    coalesce(-sum(net_sales) filter (where not is_sale), 0),
    sum(net_sales),
    coalesce(sum(net_sales) filter (where cost is not null), 0),
    coalesce(sum(cost), 0),
    sum(quantity),
    case grouping(region, category)
        when 3 then count(*) filter (where opens_order)
        when 2 then count(*) filter (where opens_category)
        when 1 then count(*) filter (where opens_region)
        else count(*) filter (where opens_cell)
    end,
    count(distinct customer_id) filter (where is_sale),
    case grouping(region, category)
        when 3 then count(*) filter (where opens_order and customer_id is null)
        when 2 then count(*) filter (where opens_category and customer_id is null)
        when 1 then count(*) filter (where opens_region and customer_id is null)
        else count(*) filter (where opens_cell and customer_id is null)
    end,
    count(*) filter (where cost is null)
from rollup_lines
group by grouping sets (
    (sale_date), (sale_date, region), (sale_date, category), (sale_date, region, category)
)
order by 2, 3, 4
on conflict (tenant_id, sale_date, region, category) do nothing
