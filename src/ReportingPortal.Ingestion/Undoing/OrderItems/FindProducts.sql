-- Which products known from orders only may have come from the undone file, or have a value from it?
-- Grain: one row per product; a master row owes nothing to orders, and no value of others is the file's.
-- Parameters: @tenant_id, @upload_id.
insert into undone_products (product_id, category, price)
select distinct p.product_id, p.category, p.price
from staged_order_items as s
join products as p
    on p.tenant_id = @tenant_id
    and p.product_id = s.product_id
where s.reasons is null
    and p.is_derived
    and (
        p.upload_id = @upload_id
        or p.name = s.product_name
        or p.category = s.category
        or p.sub_category = s.sub_category
    )
on conflict do nothing
