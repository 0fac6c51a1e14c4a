-- Takes new and changed events over, in the order of their key.
-- Grain: one row per event.
-- Parameters: @tenant_id, @upload_id.
insert into events (
    tenant_id, event_id, occurred_at, event_date, customer_id, session_id, event_type, product_id,
    category, price,
    quantity, amount, order_id, upload_id, row_number, row_hash
)
select
    @tenant_id, event_id, occurred_at, event_date, customer_id, session_id, event_type, product_id,
    category, price,
    quantity, amount, order_id, @upload_id, row_number, row_hash
from incoming_events
where version = 1 and known_hash is distinct from row_hash
order by event_id
on conflict (tenant_id, event_id) do update set
    occurred_at = excluded.occurred_at,
    event_date = excluded.event_date,
    customer_id = excluded.customer_id,
    session_id = excluded.session_id,
    event_type = excluded.event_type,
    product_id = excluded.product_id,
    category = excluded.category,
    price = excluded.price,
    quantity = excluded.quantity,
    amount = excluded.amount,
    order_id = excluded.order_id,
    upload_id = excluded.upload_id,
    row_number = excluded.row_number,
    row_hash = excluded.row_hash
where events.row_hash is distinct from excluded.row_hash
