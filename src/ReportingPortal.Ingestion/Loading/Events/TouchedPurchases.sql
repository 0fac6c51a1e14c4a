-- Which orders do the new and changed purchases belong to, now and before? The source's own, else a visitor's session (D16).
-- Grain: one row per order made from events.
-- Parameters: none.
create temp table touched_purchases on commit drop as
with purchases as (
    select customer_id, session_id, order_id
    from incoming_events
    where version = 1 and known_hash is distinct from row_hash and event_type = 4
    union
    select known_customer_id, known_session_id, known_order_id
    from incoming_events
    where version = 1 and known_hash <> row_hash and known_event_type = 4
)
select distinct
    case when order_id is null then customer_id end as customer_id,
    case when order_id is null then session_id else '' end as session_id,
    order_id as source_order_id,
    'events:' || coalesce('#' || order_id, coalesce(customer_id, '') || ':' || session_id)
        as order_id
from purchases
