-- Removes the undone aliases; those of other files are made again from them.
-- Grain: one row per removed alias.
-- Parameters: @tenant_id.
with removed as (
    delete from customer_aliases as t
    using undone_aliases as u
    where t.tenant_id = @tenant_id and t.alias_id = u.alias_id
    returning t.alias_id as id, '' as item_id, t.row_hash
)
insert into undone_rows (part, id, product_id, occurrence, row_hash)
select 'alias', id, item_id, 1, row_hash from removed
on conflict do nothing
