-- Which orders may be joined from their parts otherwise after the undo? Asked before anything is removed.
-- Grain: one row per order.
-- Parameters: @tenant_id.
insert into undone_joins (order_id)
select u.order_id from undone_heads as u
union
select u.order_id from undone_items as u
union
select h.order_id
from undone_aliases as u
join order_heads as h
    on h.tenant_id = @tenant_id
    and h.customer_alias = u.alias_id
union
select h.order_id
from undone_orders as u
join order_heads as h
    on h.tenant_id = @tenant_id
    and h.order_id = u.order_id
on conflict do nothing
