-- Of which orders with new or changed lines does a file without items say how they stand?
-- Grain: one row per order.
-- Parameters: @tenant_id.
create temp table touched_orders on commit drop as
select distinct i.order_id
from incoming_order_lines as i
join order_heads as h
    on h.tenant_id = @tenant_id
    and h.order_id = i.order_id
where i.known_hash is distinct from i.row_hash
