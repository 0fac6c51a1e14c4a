-- Which orders made from events have purchases without a price, of products that are new or changed now?
-- Grain: one row per order made from events.
-- Parameters: @tenant_id.
create temp table if not exists touched_purchases on commit drop as
select distinct
    case when e.order_id is null then e.customer_id end as customer_id,
    case when e.order_id is null then e.session_id else '' end as session_id,
    e.order_id as source_order_id,
    'events:'
        || coalesce('#' || e.order_id, coalesce(e.customer_id, '') || ':' || e.session_id)
        as order_id
from incoming_products as i
join events as e
    on e.tenant_id = @tenant_id
    and e.product_id = i.product_id
where i.version = 1
    and (i.known_hash is null or i.is_known_derived or i.known_hash <> i.row_hash)
    and e.event_type = 4
    and e.price is null
