-- Whose figures did the merge of one remaining file touch? Laid aside until all files are through.
-- Grain: one row per day, customer, product and visit day, each in its table.
-- Parameters: none.
with days as (
    insert into undone_touched_days (sale_date)
    select sale_date from touched_days
    on conflict do nothing
),
customers as (
    insert into undone_touched_customers (customer_id)
    select customer_id from touched_customers
    on conflict do nothing
),
products as (
    insert into undone_touched_products (product_id)
    select product_id from touched_products
    on conflict do nothing
)
insert into undone_touched_session_days (session_date)
select session_date from touched_session_days
on conflict do nothing
