-- Which orders do all purchase events make? Asked when an undo takes the tenant's last order lines.
-- Grain: one row per order made from events.
-- Parameters: @tenant_id.
insert into undone_purchases (order_id, customer_id, session_id)
select distinct
    'events:' || coalesce(e.customer_id, '') || ':' || e.session_id, e.customer_id, e.session_id
from events as e
where e.tenant_id = @tenant_id and e.event_type = 4
on conflict do nothing
