-- Which lines stand otherwise than was said of their order? One that was cancelled or refunded is so whatever its lines say,
-- before or after; any other status holds for the lines loaded before it. Grain: one row per changed line; its day and all is touched.
-- Parameters: @tenant_id.
with changed as (
    update order_lines as l
    set status = s.status, is_valid = s.is_valid
    from said_statuses as s, uploads as u
    where l.tenant_id = @tenant_id
        and l.order_id = s.order_id
        and not l.is_from_events
        and u.tenant_id = @tenant_id
        and u.upload_id = l.upload_id
        and (
            s.is_refunded
            or not s.is_valid
            or coalesce(s.load_number > u.load_number, s.load_number is null)
        )
        and (l.status, l.is_valid) is distinct from (s.status, s.is_valid)
    returning l.order_date, l.customer_id, l.product_id
),
days as (
    insert into touched_days (sale_date)
    select distinct order_date from changed
    on conflict do nothing
),
customers as (
    insert into touched_customers (customer_id)
    select distinct customer_id from changed where customer_id is not null
    on conflict do nothing
)
insert into touched_products (product_id)
select distinct product_id from changed
on conflict do nothing
