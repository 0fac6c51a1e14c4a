-- Which orders of the file have lines joined from their parts? A file of whole lines says it better.
-- Grain: one row per order.
-- Parameters: @tenant_id.
create temp table touched_orders on commit drop as
select distinct s.order_id
from staged_order_lines as s
join order_heads as h
    on h.tenant_id = @tenant_id
    and h.order_id = s.order_id
where s.reasons is null
