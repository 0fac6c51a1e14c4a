-- How many visits began on each day, and what came of them? They were counted while the events went by.
-- Grain: one row per session_date.
-- Parameters: @tenant_id; @days, @sessions, @purchasing, @visitors, @events: equally long.
insert into daily_sessions (
    tenant_id, session_date, sessions, purchasing_sessions, visitors, events
)
select @tenant_id, d.session_date, d.sessions, d.purchasing, d.visitors, d.events
from unnest(
    @days::date[], @sessions::integer[], @purchasing::integer[], @visitors::integer[],
    @events::integer[]
) as d (session_date, sessions, purchasing, visitors, events)
on conflict (tenant_id, session_date) do nothing
