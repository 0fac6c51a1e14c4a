-- Removes the undone products; those of other files are made again from them.
-- Grain: one row per removed product.
-- Parameters: @tenant_id.
with removed as (
    delete from products as c
    using undone_products as u
    where c.tenant_id = @tenant_id and c.product_id = u.product_id
    returning c.product_id, c.row_hash
),
touched as (
    insert into touched_products (product_id)
    select product_id from removed
    on conflict do nothing
)
insert into undone_rows (part, id, product_id, occurrence, row_hash)
select 'product', product_id, '', 1, row_hash from removed
on conflict do nothing
