-- What did each product sell on each touched day, by region? An order counts in one region only.
-- Grain: one row per sale_date × region, products packed.
-- Parameters: @tenant_id.
insert into product_days (tenant_id, sale_date, region, product_ids, figures)
select @tenant_id, sale_date, region, product_ids, figures
from computed_product_days
on conflict (tenant_id, sale_date, region) do nothing
