-- What did each product sell on each touched day, by region? An order counts in one region only.
-- Grain: one row per product_id × sale_date × region.
-- Parameters: @tenant_id.
with order_parts as (
    select
        product_id, sale_date, region, order_id,
        bool_or(is_sale) as has_sale,
        sum(net_sales) as net_sales,
        coalesce(sum(net_sales) filter (where cost is not null), 0) as costed_net_sales,
        coalesce(sum(cost), 0) as cost,
        sum(quantity) as units_sold
    from rollup_lines
    group by product_id, sale_date, region, order_id
),
counted as (
    select
        p.*,
        p.has_sale and row_number() over (
            partition by p.product_id, p.order_id order by p.has_sale desc, p.region
        ) = 1 as stands_for_order
    from order_parts as p
)
insert into product_days (
    tenant_id, product_id, sale_date, region, orders, net_sales, costed_net_sales, cost, units_sold
)
select
    @tenant_id,
    product_id,
    sale_date,
    region,
    count(*) filter (where stands_for_order),
    sum(net_sales),
    sum(costed_net_sales),
    sum(cost),
    sum(units_sold)
from counted
group by product_id, sale_date, region
on conflict (tenant_id, product_id, sale_date, region) do nothing
