-- Which lines does the file give, and what of each is known already? Equal products of one order are numbered.
-- Grain: one row per order_id × product_id × occurrence.
-- Parameters: @tenant_id.
create temp table incoming_order_lines on commit drop as
with numbered as (
    select
        s.*,
        row_number() over (
            partition by s.order_id, s.product_id order by s.row_number
        )::integer as occurrence,
        min(s.ordered_on) over (partition by s.order_id) as order_date
    from staged_order_lines as s
    where s.reasons is null
)
select
    n.*,
    l.row_hash as known_hash,
    l.order_date as known_order_date,
    l.customer_id as known_customer_id
from numbered as n
left join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = n.order_id
    and l.product_id = n.product_id
    and l.occurrence = n.occurrence
