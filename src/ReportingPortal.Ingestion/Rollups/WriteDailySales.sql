-- What was sold on each touched day, by region and category and over all of them ('*')? Distinct counts are exact at each level.
-- Grain: one row per sale_date × region × category.
-- Parameters: @tenant_id.
insert into daily_sales (
    tenant_id, sale_date, region, category, gross_sales, discounts, returns, net_sales,
    costed_net_sales, cost, units_sold, orders, customers, guest_orders, lines_without_cost
)
select
    @tenant_id, sale_date, region, category, gross_sales, discounts, returns, net_sales,
    costed_net_sales, cost, units_sold, orders, customers, guest_orders, lines_without_cost
from computed_daily_sales
on conflict (tenant_id, sale_date, region, category) do nothing
