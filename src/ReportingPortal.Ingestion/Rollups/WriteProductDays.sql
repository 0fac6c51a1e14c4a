-- What did each product sell on each touched day, by region? An order counts in one region only.
-- Grain: one row per product_id × sale_date × region.
-- Parameters: @tenant_id.
insert into product_days (
    tenant_id, product_id, sale_date, region, orders, net_sales, costed_net_sales, cost, units_sold
)
select
    @tenant_id,
    product_id,
    sale_date,
    region,
    count(*) filter (where opens_product),
    sum(net_sales),
    coalesce(sum(net_sales) filter (where cost is not null), 0),
    coalesce(sum(cost), 0),
    sum(quantity)
from rollup_lines
group by product_id, sale_date, region
order by product_id, sale_date, region
on conflict (tenant_id, product_id, sale_date, region) do nothing
