-- What did each customer buy on each touched day, by region, and in each category? An order counts in one region only.
-- Grain: one row per sale_date × region × category, and × '*' for all categories, customers packed in arrays.
-- Parameters: @tenant_id.
insert into customer_days (
    tenant_id, sale_date, region, category, customer_ids, orders, net_sales
)
select @tenant_id, sale_date, region, category, customer_ids, orders, net_sales
from computed_customer_days
on conflict (tenant_id, sale_date, region, category) do nothing
