-- Which sessions have new and changed events of which visitors? So events are found from their visitor.
-- Grain: one row per visitor.
-- Parameters: @tenant_id, @upload_id.
insert into visitor_sessions (tenant_id, customer_id, upload_id, part, session_ids)
select @tenant_id, customer_id, @upload_id, 0, array_agg(distinct session_id)
from incoming_events
where version = 1 and customer_id is not null and known_hash is distinct from row_hash
group by customer_id
on conflict (tenant_id, customer_id, upload_id, part) do update set
    session_ids = array(
        select unnest(visitor_sessions.session_ids) union select unnest(excluded.session_ids)
    )
