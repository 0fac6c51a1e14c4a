-- Takes new and changed products over; a row known from order lines or events only is replaced as a whole.
-- Grain: one row per product.
-- Parameters: @tenant_id, @upload_id.
insert into products (
    tenant_id, product_id, name, category, sub_category, price, unit_cost, is_derived, upload_id,
    row_number, row_hash
)
select
    @tenant_id, product_id, name, category, sub_category, price, unit_cost, false, @upload_id,
    row_number, row_hash
from incoming_products
where version = 1 and (known_hash is null or is_known_derived or known_hash <> row_hash)
order by product_id
on conflict (tenant_id, product_id) do update set
    name = excluded.name,
    category = excluded.category,
    sub_category = excluded.sub_category,
    price = excluded.price,
    unit_cost = excluded.unit_cost,
    is_derived = false,
    completed_by = '{}',
    upload_id = excluded.upload_id,
    row_number = excluded.row_number,
    row_hash = excluded.row_hash
where products.is_derived or products.row_hash is distinct from excluded.row_hash
