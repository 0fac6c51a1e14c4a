-- Takes the new and changed lines over, in the order of their key: the index then grows page by page.
-- Grain: one row per order_id × product_id × occurrence.
-- Parameters: @tenant_id, @upload_id.
insert into order_lines (
    tenant_id, order_id, product_id, occurrence, ordered_at, order_date, customer_id, region,
    category, quantity,
    unit_price, discount, net_sales, cost, kind, status, is_valid, is_from_events, upload_id,
    row_number, row_hash
)
select
    @tenant_id, order_id, product_id, occurrence, ordered_at, order_date, customer_id, region,
    category, quantity,
    unit_price, discount, net_sales, cost, kind, status, is_valid, false, @upload_id, row_number,
    row_hash
from incoming_order_lines
where known_hash is distinct from row_hash
order by order_id, product_id, occurrence
on conflict (tenant_id, order_id, product_id, occurrence) do update set
    ordered_at = excluded.ordered_at,
    order_date = excluded.order_date,
    customer_id = excluded.customer_id,
    region = excluded.region,
    category = excluded.category,
    quantity = excluded.quantity,
    unit_price = excluded.unit_price,
    discount = excluded.discount,
    net_sales = excluded.net_sales,
    cost = excluded.cost,
    kind = excluded.kind,
    status = excluded.status,
    is_valid = excluded.is_valid,
    is_from_events = false,
    upload_id = excluded.upload_id,
    row_number = excluded.row_number,
    row_hash = excluded.row_hash
where order_lines.row_hash is distinct from excluded.row_hash
