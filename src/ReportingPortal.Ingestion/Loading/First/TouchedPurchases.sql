-- Which orders (visitor and session) do the file's purchases make?
-- Grain: one row per order made from events.
-- Parameters: @tenant_id, @upload_id.
create temp table touched_purchases on commit drop as
select distinct
    e.customer_id,
    e.session_id,
    'events:' || coalesce(e.customer_id, '') || ':' || e.session_id as order_id
from events as e
where e.tenant_id = @tenant_id and e.upload_id = @upload_id and e.event_type = 4
