-- Of which undone heads do other files have the lines, which stand as the heads said? Those are made anew (kind 3: whole lines).
-- Grain: one row per order.
-- Parameters: @tenant_id.
insert into undone_orders (order_id)
select n.order_id
from undone_heads as n
join order_heads as h
    on h.tenant_id = @tenant_id
    and h.order_id = n.order_id
    and h.status is not null
where exists (
    select 1
    from order_lines as l
    join uploads as u
        on u.tenant_id = @tenant_id
        and u.upload_id = l.upload_id
    where l.tenant_id = @tenant_id and l.order_id = n.order_id and u.kind = 3
)
on conflict do nothing
