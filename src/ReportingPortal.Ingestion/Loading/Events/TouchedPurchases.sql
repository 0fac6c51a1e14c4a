-- Which orders (visitor and session) do the new and changed purchases belong to, now and before?
-- Grain: one row per order made from events.
-- Parameters: none.
create temp table touched_purchases on commit drop as
select
    customer_id,
    session_id,
    'events:' || coalesce(customer_id, '') || ':' || session_id as order_id
from incoming_events
where version = 1 and known_hash is distinct from row_hash and event_type = 4
union
select
    known_customer_id,
    known_session_id,
    'events:' || coalesce(known_customer_id, '') || ':' || known_session_id
from incoming_events
where version = 1 and known_hash <> row_hash and known_event_type = 4
