-- Which sessions of which visitors have events for the first time? So events are found from their visitor. No undo takes a
-- name away: one that any upload gave serves all, and what sends a session in many parts names it once. Grain: one row per visitor.
-- Parameters: @tenant_id, @upload_id.
with written as not materialized (
    select customer_id, session_id
    from incoming_events
    where version = 1 and customer_id is not null and known_hash is distinct from row_hash
),
visitors as (
    select distinct customer_id from written
),
unnamed as (
    select customer_id, session_id from written
    except
    select v.customer_id, s.session_id
    from visitors as w
    join visitor_sessions as v
        on v.tenant_id = @tenant_id
        and v.customer_id = w.customer_id
    cross join lateral unnest(v.session_ids) as s (session_id)
)
insert into visitor_sessions (tenant_id, customer_id, upload_id, part, session_ids)
select @tenant_id, customer_id, @upload_id, 0, array_agg(session_id)
from unnamed
group by customer_id
on conflict (tenant_id, customer_id, upload_id, part) do update set
    session_ids = visitor_sessions.session_ids || excluded.session_ids
