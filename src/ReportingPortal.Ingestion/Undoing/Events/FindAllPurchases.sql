-- Which orders do all purchase events make? Asked when an undo takes the tenant's last order lines.
-- Grain: one row per order made from events.
-- Parameters: @tenant_id.
insert into undone_purchases (order_id, customer_id, session_id, source_order_id)
select distinct
    'events:'
        || coalesce('#' || e.order_id, coalesce(e.customer_id, '') || ':' || e.session_id),
    case when e.order_id is null then e.customer_id end,
    case when e.order_id is null then e.session_id else '' end,
    e.order_id
from events as e
where e.tenant_id = @tenant_id and e.event_type = 4
on conflict do nothing
