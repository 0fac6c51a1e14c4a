-- Which days, customers and products do the undone orders belong to now?
-- Grain: one row per day, customer and product, each in its table.
-- Parameters: @tenant_id.
with lines as (
    select l.order_date, l.customer_id, l.product_id
    from undone_orders as o
    join order_lines as l
        on l.tenant_id = @tenant_id
        and l.order_id = o.order_id
),
days as (
    insert into touched_days (sale_date)
    select distinct order_date from lines
    on conflict do nothing
),
customers as (
    insert into touched_customers (customer_id)
    select distinct customer_id from lines where customer_id is not null
    on conflict do nothing
)
insert into touched_products (product_id)
select distinct product_id from lines
on conflict do nothing
