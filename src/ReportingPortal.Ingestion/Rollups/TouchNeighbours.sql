-- Whose order count may change though no line of theirs did? Customers of orders that have several.
-- Grain: one row per customer.
-- Parameters: @customer_ids: the customers.
insert into touched_customers (customer_id)
select n.customer_id from unnest(@customer_ids::text[]) as n (customer_id)
on conflict do nothing
