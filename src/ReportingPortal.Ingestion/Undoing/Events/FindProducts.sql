-- Which products are known since the undone file? Events fill no value of a product that was known before.
-- Grain: one row per product.
-- Parameters: @tenant_id, @upload_id.
insert into undone_products (product_id, category, price, is_first_known)
select distinct p.product_id, p.category, p.price, true
from staged_events as s
join products as p
    on p.tenant_id = @tenant_id
    and p.product_id = s.product_id
where s.reasons is null and p.is_derived and p.upload_id = @upload_id
on conflict do nothing
