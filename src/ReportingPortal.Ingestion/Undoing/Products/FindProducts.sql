-- Which products does the undone file name?
-- Grain: one row per product.
-- Parameters: @tenant_id.
insert into undone_products (product_id, category, price, is_first_known)
select distinct c.product_id, c.category, c.price, false
from staged_products as s
join products as c
    on c.tenant_id = @tenant_id
    and c.product_id = s.product_id
where s.reasons is null
on conflict do nothing
