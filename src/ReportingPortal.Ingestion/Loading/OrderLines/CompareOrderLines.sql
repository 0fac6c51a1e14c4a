-- Which lines does the file give, and what of each is known already?
-- Grain: one row per order_id × product_id × occurrence.
-- Parameters: @tenant_id.
create temp table incoming_order_lines on commit drop as
select
    s.*,
    l.row_hash as known_hash,
    l.order_date as known_order_date,
    l.customer_id as known_customer_id
from staged_order_lines as s
left join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = s.order_id
    and l.product_id = s.product_id
    and l.occurrence = s.occurrence
where s.reasons is null
