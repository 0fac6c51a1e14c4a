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
    insert into touched_customers (customer_id, last_row)
    select customer_id, max(row_number) from incoming_order_lines
    where known_hash is distinct from row_hash and customer_id is not null
    group by customer_id
    on conflict (customer_id) do update set last_row = excluded.last_row
)
insert into touched_products (product_id, last_row)
select product_id, max(row_number) from incoming_order_lines where known_hash is distinct
from row_hash
group by product_id
on conflict (product_id) do update set last_row = excluded.last_row
