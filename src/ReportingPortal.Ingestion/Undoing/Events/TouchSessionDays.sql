-- On which days do the undone events' sessions begin? Asked before their removal and after the replay.
-- Grain: one row per day.
-- Parameters: @tenant_id.
with session_starts as (
    select min(e.event_date) as session_date
    from undone_sessions as u
    join events as e
        on e.tenant_id = @tenant_id
        and e.session_id = u.session_id
    group by e.session_id
)
insert into touched_session_days (session_date)
select distinct session_date from session_starts
on conflict do nothing
