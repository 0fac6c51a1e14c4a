-- Takes the joined lines of the touched orders back: what came from files of order items (kind 7), and from no other.
-- Grain: one row per removed line; its day, customer and product are touched.
-- Parameters: @tenant_id.
with removed as (
    delete from order_lines as l
    using touched_orders as t, uploads as u
    where l.tenant_id = @tenant_id
        and l.order_id = t.order_id
        and u.tenant_id = @tenant_id
        and u.upload_id = l.upload_id
        and u.kind = 7
    returning l.order_date, l.customer_id, l.product_id
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
