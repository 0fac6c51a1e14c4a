-- Which orders name a customer by one of the new and changed aliases?
-- Grain: one row per order.
-- Parameters: @tenant_id.
create temp table touched_orders on commit drop as
select h.order_id
from incoming_customer_aliases as i
join order_heads as h
    on h.tenant_id = @tenant_id
    and h.customer_alias = i.alias_id
where i.version = 1 and i.known_hash is distinct from i.row_hash
