-- On which days do the touched sessions begin? Asked before the merge and after it.
-- Grain: one row per day.
-- Parameters: @tenant_id.
with session_starts as (
    select min(e.event_date) as session_date
    from events as e
    join touched_sessions as t
        on t.session_id = e.session_id
    where e.tenant_id = @tenant_id
    group by e.session_id
)
insert into touched_session_days (session_date)
select distinct session_date from session_starts
on conflict do nothing
