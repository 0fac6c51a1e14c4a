-- Removes the undone items; those of other files are made again from them.
-- Grain: one row per removed item.
-- Parameters: @tenant_id.
with removed as (
    delete from order_items as t
    using undone_items as u
    where t.tenant_id = @tenant_id and t.order_id = u.order_id and t.item_id = u.item_id
    returning t.order_id as id, t.item_id as item_id, t.row_hash
)
insert into undone_rows (part, id, product_id, occurrence, row_hash)
select 'item', id, item_id, 1, row_hash from removed
on conflict do nothing
