-- Which orders of the file have lines of earlier files on another day? All lines of an order share its earliest day.
-- Grain: one row per moved line, updated; their days, customers and products are touched.
-- Parameters: @tenant_id, @time_zone.
with changed_orders as (
    select distinct order_id from incoming_order_lines where known_hash is distinct from row_hash
),
order_days as (
    select l.order_id, min((l.ordered_at at time zone @time_zone)::date) as first_day
    from order_lines as l
    join changed_orders as o
        on o.order_id = l.order_id
    where l.tenant_id = @tenant_id
    group by l.order_id
),
moved as (
    select l.order_id, l.product_id, l.occurrence, l.customer_id, l.order_date, d.first_day
    from order_lines as l
    join order_days as d
        on d.order_id = l.order_id
    where l.tenant_id = @tenant_id and l.order_date <> d.first_day
),
days as (
    insert into touched_days (sale_date)
    select order_date from moved union select first_day from moved
    on conflict do nothing
),
customers as (
    insert into touched_customers (customer_id)
    select distinct customer_id from moved where customer_id is not null
    on conflict do nothing
),
products as (
    insert into touched_products (product_id)
    select distinct product_id from moved
    on conflict do nothing
)
update order_lines as l
set order_date = m.first_day
from moved as m
where l.tenant_id = @tenant_id
    and l.order_id = m.order_id
    and l.product_id = m.product_id
    and l.occurrence = m.occurrence
