-- Who had the changed lines before?
-- Grain: one row per customer.
-- Parameters: none.
insert into touched_customers (customer_id)
select distinct known_customer_id from incoming_order_lines
where known_hash <> row_hash and known_customer_id is not null
on conflict do nothing
