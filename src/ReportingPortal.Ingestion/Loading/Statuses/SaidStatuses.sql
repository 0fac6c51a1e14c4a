-- What do the files of orders without items say of how the touched orders stand that have lines of other files?
-- Grain: one row per order; load_number is null of the file that is being loaded, the last one.
-- Parameters: @tenant_id, @refunded.
create temp table said_statuses on commit drop as
select
    h.order_id, h.status, h.is_valid, h.upload_id, h.row_number, u.load_number,
    translate(regexp_replace(h.status, '^wc-', ''), ' -_', '') = any(@refunded) as is_refunded
from touched_orders as t
join order_heads as h
    on h.tenant_id = @tenant_id
    and h.order_id = t.order_id
    and h.status is not null
join uploads as u
    on u.tenant_id = @tenant_id
    and u.upload_id = h.upload_id
