-- What did each customer buy on each touched day, by region, and in each category? An order counts in one region only.
-- Grain: one row per sale_date × region, customers and categories packed.
-- Parameters: @tenant_id.
insert into customer_days (
    tenant_id, sale_date, region, customer_ids, figures, categories, category_figures
)
select @tenant_id, sale_date, region, customer_ids, figures, categories, category_figures
from computed_customer_days
on conflict (tenant_id, sale_date, region) do nothing
