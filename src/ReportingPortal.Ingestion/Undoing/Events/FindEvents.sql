-- Which events does the undone file name?
-- Grain: one row per event.
-- Parameters: none.
insert into undone_events (event_id)
select distinct s.event_id from staged_events as s where s.reasons is null
on conflict do nothing
