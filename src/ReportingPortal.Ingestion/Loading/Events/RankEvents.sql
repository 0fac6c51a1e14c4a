-- Which events does the file give, and what of each is known already? An event sent twice is taken once, as sent last.
-- Grain: one row per row of the file that could be read.
-- Parameters: @tenant_id.
create temp table incoming_events on commit drop as
select
    s.*,
    row_number() over (partition by s.event_id order by s.row_number desc) as version,
    k.row_hash as known_hash,
    k.session_id as known_session_id,
    k.customer_id as known_customer_id,
    k.event_type as known_event_type,
    k.order_id as known_order_id
from staged_events as s
left join events as k
    on k.tenant_id = @tenant_id
    and k.event_id = s.event_id
where s.reasons is null
