-- Removes the undone orders; those of other files are made again from them.
-- Grain: one row per removed head.
-- Parameters: @tenant_id.
with removed as (
    delete from order_heads as t
    using undone_heads as u
    where t.tenant_id = @tenant_id and t.order_id = u.order_id
    returning t.order_id as id, '' as item_id, t.row_hash
)
insert into undone_rows (part, id, product_id, occurrence, row_hash)
select 'head', id, item_id, 1, row_hash from removed
on conflict do nothing
