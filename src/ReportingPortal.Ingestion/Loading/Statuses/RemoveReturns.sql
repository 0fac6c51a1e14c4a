-- Which returns stand on statuses that may hold no more: those such a file made (their occurrences are negative, for no file of
-- lines counts so), and those of lines it says otherwise of. Grain: one row per removed return; its day and all is touched.
-- Parameters: @tenant_id, @refunded.
with removed as (
    delete from order_lines as l
    using said_statuses as s, uploads as u
    where l.tenant_id = @tenant_id
        and l.order_id = s.order_id
        and l.row_number < 0
        and u.tenant_id = @tenant_id
        and u.upload_id = l.upload_id
        and (
            l.occurrence < 0
            or (
                not s.is_refunded
                and (
                    not s.is_valid
                    or coalesce(s.load_number > u.load_number, s.load_number is null)
                )
                and translate(regexp_replace(l.status, '^wc-', ''), ' -_', '') = any(@refunded)
            )
        )
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
