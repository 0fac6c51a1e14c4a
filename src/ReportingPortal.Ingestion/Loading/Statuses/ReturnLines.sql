-- Which sales came back with the status of their order? All of it, where nothing says what else came back.
-- Grain: one row per return, with a number and an occurrence below zero; its day and all is touched with its sale's.
-- Parameters: @tenant_id.
insert into order_lines (
    tenant_id, order_id, product_id, occurrence, ordered_at, order_date, customer_id, region,
    category, quantity, unit_price, discount, net_sales, cost, kind, status, is_valid,
    is_from_events, upload_id, row_number, row_hash
)
select
    @tenant_id, l.order_id, l.product_id, -l.occurrence, l.ordered_at, l.order_date, l.customer_id,
    l.region, l.category, 0, l.unit_price, 0, -l.net_sales, 0 * l.cost, 2, s.status, true,
    false, s.upload_id, -s.row_number, l.row_hash
from said_statuses as s
join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = s.order_id
where s.is_refunded
    and l.kind = 1
    and l.net_sales > 0
    and not l.is_from_events
    and not exists (
        select 1 from order_lines as r
        where r.tenant_id = @tenant_id and r.order_id = s.order_id and r.kind = 2
    )
order by l.order_id, l.product_id, l.occurrence
on conflict (tenant_id, order_id, product_id, occurrence) do nothing
