-- Removes the undone events; those of other files are made again from them.
-- Grain: one row per removed event.
-- Parameters: @tenant_id.
with removed as (
    delete from events as e
    using undone_events as u
    where e.tenant_id = @tenant_id and e.event_id = u.event_id
    returning e.event_id, e.row_hash
)
insert into undone_rows (part, id, product_id, occurrence, row_hash)
select 'event', event_id, '', 1, row_hash from removed
on conflict do nothing
