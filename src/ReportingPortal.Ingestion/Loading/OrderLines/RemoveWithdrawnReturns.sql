-- Which returns of changed orders does the file not give any more? One that states refunds says how much there is; one that
-- states statuses, which products were returned by theirs. Grain: one row per removed return; its day and all is touched.
-- Parameters: @tenant_id, @states_refunds, @refunded.
with changed_products as (
    select distinct order_id, product_id from incoming_order_lines where known_hash <> row_hash
),
changed_orders as (
    select distinct order_id from changed_products
),
removed as (
    delete from order_lines as l
    using changed_orders as c
    where l.tenant_id = @tenant_id
        and l.order_id = c.order_id
        and l.row_number < 0
        and (
            @states_refunds
            or (
                translate(regexp_replace(l.status, '^wc-', ''), ' -_', '') = any(@refunded)
                and exists (
                    select 1 from changed_products as p
                    where p.order_id = l.order_id and p.product_id = l.product_id
                )
            )
        )
        and not exists (
            select 1 from incoming_order_lines as i
            where i.order_id = l.order_id
                and i.product_id = l.product_id
                and i.occurrence = l.occurrence
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
