-- How many visits began on each touched day, and what came of them? A session belongs to the day of its first event.
-- Grain: one row per session_date.
-- Parameters: @tenant_id.
with candidates as (
    select distinct e.session_id
    from touched_session_days as d
    join events as e
        on e.tenant_id = @tenant_id
        and e.event_date = d.session_date
),
sessions as (
    select
        e.session_id,
        min(e.event_date) as session_date,
        min(e.customer_id) as customer_id,
        bool_or(e.event_type = 4) as has_purchase,
        count(*) as events
    from candidates as c
    join events as e
        on e.tenant_id = @tenant_id
        and e.session_id = c.session_id
    group by e.session_id
)
insert into daily_sessions (
    tenant_id, session_date, sessions, purchasing_sessions, visitors, events
)
select
    @tenant_id,
    s.session_date,
    count(*),
    count(*) filter (where s.has_purchase),
    count(distinct s.customer_id),
    sum(s.events)
from sessions as s
join touched_session_days as d
    on d.session_date = s.session_date
group by s.session_date
on conflict (tenant_id, session_date) do nothing
