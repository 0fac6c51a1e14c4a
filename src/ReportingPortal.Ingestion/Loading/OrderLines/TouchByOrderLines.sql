-- Which days, customers and products do the new and changed lines belong to, now and before?
-- Grain: one row per day, customer and product, each in its table.
-- Parameters: none.
with days as (
    insert into touched_days (sale_date)
    select order_date from incoming_order_lines where known_hash is distinct from row_hash
    union
    select known_order_date from incoming_order_lines where known_hash <> row_hash
    on conflict do nothing
),
customers as (
    insert into touched_customers (customer_id)
    select customer_id from incoming_order_lines
    where known_hash is distinct from row_hash and customer_id is not null
    union
    select known_customer_id from incoming_order_lines
    where known_hash <> row_hash and known_customer_id is not null
    on conflict do nothing
)
insert into touched_products (product_id)
select distinct product_id from incoming_order_lines where known_hash is distinct from row_hash
on conflict do nothing
