-- The customers whose figures a load changes.
-- Grain: one row per customer.
-- Parameters: none.
create temp table touched_customers (customer_id text primary key) on commit drop
