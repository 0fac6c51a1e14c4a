-- Leaves of a remaining file only the undone events, to be merged as they were at first.
-- Grain: one row per other row of the file, removed.
-- Parameters: none.
delete from staged_events as s
where s.reasons is not null
    or not exists (select 1 from undone_events as u where u.event_id = s.event_id)
