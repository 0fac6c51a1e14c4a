-- Which orders made from events take the price of a product that has another price now?
-- Grain: one row per order made from events.
-- Parameters: @tenant_id.
insert into undone_purchases (order_id, customer_id, session_id, source_order_id)
select distinct
    'events:'
        || coalesce('#' || e.order_id, coalesce(e.customer_id, '') || ':' || e.session_id),
    case when e.order_id is null then e.customer_id end,
    case when e.order_id is null then e.session_id else '' end,
    e.order_id
from undone_products as u
left join products as p
    on p.tenant_id = @tenant_id
    and p.product_id = u.product_id
join events as e
    on e.tenant_id = @tenant_id
    and e.product_id = u.product_id
where e.event_type = 4 and e.price is null and p.price is distinct from u.price
on conflict do nothing
