-- All days that have events or visits.
-- Grain: one row per day.
-- Parameters: @tenant_id.
insert into touched_session_days (session_date)
select e.event_date from events as e where e.tenant_id = @tenant_id
union
select s.session_date from daily_sessions as s where s.tenant_id = @tenant_id
on conflict do nothing
