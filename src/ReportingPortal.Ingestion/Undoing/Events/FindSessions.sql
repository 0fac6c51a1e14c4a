-- Which sessions have the undone events, and which orders do their purchases make? Asked before and after the replay.
-- Grain: one row per session and order, each in its table.
-- Parameters: @tenant_id.
with found as (
    select e.session_id, e.customer_id, e.event_type, e.order_id
    from undone_events as u
    join events as e
        on e.tenant_id = @tenant_id
        and e.event_id = u.event_id
),
sessions as (
    insert into undone_sessions (session_id)
    select distinct session_id from found
    on conflict do nothing
)
insert into undone_purchases (order_id, customer_id, session_id, source_order_id)
select distinct
    'events:'
        || coalesce('#' || order_id, coalesce(customer_id, '') || ':' || session_id),
    case when order_id is null then customer_id end,
    case when order_id is null then session_id else '' end,
    order_id
from found
where event_type = 4
on conflict do nothing
