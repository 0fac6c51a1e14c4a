-- What did each customer buy on each touched day, by region, and in each category? An order counts in one region only.
-- Grain: one row per customer_id × sale_date × region × category, and × '*' for all categories.
-- Parameters: @tenant_id.
insert into customer_days (
    tenant_id, customer_id, sale_date, region, category, orders, net_sales, costed_net_sales, cost,
    units_sold,
    first_order_at, last_order_at
)
select
    @tenant_id,
    customer_id,
    sale_date,
    region,
    case when grouping(category) = 1 then '*' else category end,
    case grouping(category)
        when 1 then count(*) filter (where opens_order)
        else count(*) filter (where opens_cell)
    end,
    sum(net_sales),
    coalesce(sum(net_sales) filter (where cost is not null), 0),
    coalesce(sum(cost), 0),
    sum(quantity),
    min(ordered_at) filter (where is_sale),
    max(ordered_at) filter (where is_sale)
from rollup_lines
where customer_id is not null
group by grouping sets (
    (customer_id, sale_date, region), (customer_id, sale_date, region, category)
)
order by 2, 3, 4, 5
on conflict (tenant_id, customer_id, sale_date, region, category) do nothing
