-- Who had the changed lines before, and who else has lines of their orders? Which of them an order counts for may change.
-- Grain: one row per customer.
-- Parameters: @tenant_id.
with changed as (
    select order_id, known_customer_id from incoming_order_lines where known_hash <> row_hash
)
insert into touched_customers (customer_id)
select known_customer_id from changed where known_customer_id is not null
union
select l.customer_id
from changed as c
join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = c.order_id
where l.customer_id is not null
on conflict do nothing
