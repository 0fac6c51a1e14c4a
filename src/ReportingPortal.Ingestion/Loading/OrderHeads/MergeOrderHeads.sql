-- Takes new and changed orders over, in the order of their key.
-- Grain: one row per order_id.
-- Parameters: @tenant_id, @upload_id.
insert into order_heads (
    tenant_id, order_id, ordered_at, order_date, customer_id, customer_alias, region, status,
    is_valid, upload_id, row_number, row_hash
)
select
    @tenant_id, order_id, ordered_at, order_date, customer_id, customer_alias, region, status,
    is_valid, @upload_id, row_number, row_hash
from incoming_order_heads
where version = 1 and known_hash is distinct from row_hash
order by order_id
on conflict (tenant_id, order_id) do update set
    ordered_at = excluded.ordered_at,
    order_date = excluded.order_date,
    customer_id = excluded.customer_id,
    customer_alias = excluded.customer_alias,
    region = excluded.region,
    status = excluded.status,
    is_valid = excluded.is_valid,
    upload_id = excluded.upload_id,
    row_number = excluded.row_number,
    row_hash = excluded.row_hash
where order_heads.row_hash is distinct from excluded.row_hash
