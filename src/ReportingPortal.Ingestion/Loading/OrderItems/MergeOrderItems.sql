-- Takes new and changed items over, in the order of their key.
-- Grain: one row per order_id × item_id.
-- Parameters: @tenant_id, @upload_id.
insert into order_items (
    tenant_id, order_id, item_id, product_id, category, quantity, unit_price, discount,
    net_sales, cost, kind, upload_id, row_number, row_hash
)
select
    @tenant_id, order_id, item_id, product_id, category, quantity, unit_price, discount,
    net_sales, cost, kind, @upload_id, row_number, row_hash
from incoming_order_items
where version = 1 and known_hash is distinct from row_hash
order by order_id, item_id
on conflict (tenant_id, order_id, item_id) do update set
    product_id = excluded.product_id,
    category = excluded.category,
    quantity = excluded.quantity,
    unit_price = excluded.unit_price,
    discount = excluded.discount,
    net_sales = excluded.net_sales,
    cost = excluded.cost,
    kind = excluded.kind,
    upload_id = excluded.upload_id,
    row_number = excluded.row_number,
    row_hash = excluded.row_hash
where order_items.row_hash is distinct from excluded.row_hash
