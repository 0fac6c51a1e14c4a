-- The customers whose row an undone upload may have made or filled, with what their orders' figures take from it.
-- Grain: one row per customer.
-- Parameters: none.
create temp table undone_customers (customer_id text primary key, region text) on commit drop
