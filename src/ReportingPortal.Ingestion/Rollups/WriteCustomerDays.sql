-- What did each customer buy on each touched day, by region, and in each category? An order counts in one region only.
-- Grain: one row per customer_id × sale_date × region × category, and × '*' for all categories.
-- Parameters: @tenant_id.
with order_parts as (
    select
        customer_id, sale_date, region, category, order_id,
        bool_or(is_sale) as has_sale,
        sum(net_sales) as net_sales,
        coalesce(sum(net_sales) filter (where cost is not null), 0) as costed_net_sales,
        coalesce(sum(cost), 0) as cost,
        sum(quantity) as units_sold,
        min(ordered_at) filter (where is_sale) as first_order_at,
        max(ordered_at) filter (where is_sale) as last_order_at
    from rollup_lines
    where customer_id is not null
    group by customer_id, sale_date, region, category, order_id
),
counted as (
    select
        p.*,
        p.has_sale and row_number() over (
            partition by p.customer_id, p.order_id order by p.has_sale desc, p.region, p.category
        ) = 1 as stands_for_order
    from order_parts as p
)
insert into customer_days (
    tenant_id, customer_id, sale_date, region, category, orders, net_sales, costed_net_sales, cost, units_sold,
    first_order_at, last_order_at
)
select
    @tenant_id,
    customer_id,
    sale_date,
    region,
    case when grouping(category) = 1 then '*' else category end,
    case when grouping(category) = 1 then count(*) filter (where stands_for_order) else count(*) filter (where has_sale) end,
    sum(net_sales),
    sum(costed_net_sales),
    sum(cost),
    sum(units_sold),
    min(first_order_at),
    max(last_order_at)
from counted
group by grouping sets ((customer_id, sale_date, region), (customer_id, sale_date, region, category))
on conflict (tenant_id, customer_id, sale_date, region, category) do nothing
