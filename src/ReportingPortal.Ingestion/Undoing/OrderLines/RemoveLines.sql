-- Removes the lines of the undone orders; those of other files are made again from them.
-- Grain: one row per removed line; its day, customer and product are touched.
-- Parameters: @tenant_id.
with removed as (
    delete from order_lines as l
    using undone_orders as o
    where l.tenant_id = @tenant_id and l.order_id = o.order_id and not l.is_from_events
    returning l.order_id, l.product_id, l.occurrence, l.row_hash, l.order_date, l.customer_id,
        l.row_number
),
former as (
    insert into undone_rows (part, id, product_id, occurrence, row_hash)
    select 'line', order_id, product_id, occurrence, row_hash from removed where row_number > 0
    on conflict do nothing
),
days as (
    insert into touched_days (sale_date)
    select distinct order_date from removed
    on conflict do nothing
),
customers as (
    insert into touched_customers (customer_id)
    select distinct customer_id from removed where customer_id is not null
    on conflict do nothing
)
insert into touched_products (product_id)
select distinct product_id from removed
on conflict do nothing
