-- The customers whose row an undone upload may have made or filled, with what their orders' figures take from it, and
-- whether no file loaded before it names them. Grain: one row per customer.
-- Parameters: none.
create temp table undone_customers (
    customer_id text primary key, region text, is_first_known boolean not null
) on commit drop
