-- Which products stand in the events and not yet among the products? Their last category and price are taken.
-- Grain: one row per new product; one of an earlier part of the file is updated.
-- Parameters: @tenant_id, @upload_id.
insert into products (
    tenant_id, product_id, category, price, is_derived, upload_id, row_number, row_hash
)
select @tenant_id, product_id, category, price, true, @upload_id, last_row, 0
from gathered_offers
order by product_id
on conflict (tenant_id, product_id) do update set
    category = excluded.category,
    price = excluded.price,
    row_number = excluded.row_number
where products.upload_id = @upload_id
