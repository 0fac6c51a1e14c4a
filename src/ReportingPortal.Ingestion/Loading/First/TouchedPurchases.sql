-- Which orders do the file's purchases make?
-- Grain: one row per order made from events.
-- Parameters: @tenant_id, @upload_id.
create temp table touched_purchases on commit drop as
select distinct
    case when e.order_id is null then e.customer_id end as customer_id,
    case when e.order_id is null then e.session_id else '' end as session_id,
    e.order_id as source_order_id,
    'events:'
        || coalesce('#' || e.order_id, coalesce(e.customer_id, '') || ':' || e.session_id)
        as order_id
from events as e
where e.tenant_id = @tenant_id and e.upload_id = @upload_id and e.event_type = 4
