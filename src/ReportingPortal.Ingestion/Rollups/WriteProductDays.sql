-- What did each product sell on each touched day, by region? An order counts in one region only.
-- Grain: one row per sale_date × region, products packed in arrays.
-- Parameters: @tenant_id.
insert into product_days (
    tenant_id, sale_date, region, product_ids, orders, net_sales, costed_net_sales, cost, units_sold
)
select
    @tenant_id, sale_date, region, product_ids, orders, net_sales, costed_net_sales, cost,
    units_sold
from computed_product_days
on conflict (tenant_id, sale_date, region) do nothing
