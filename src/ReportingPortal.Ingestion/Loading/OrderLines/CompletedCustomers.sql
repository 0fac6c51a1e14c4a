-- Where customers are put who were known and of whom the file says more.
-- Grain: one row per customer.
-- Parameters: none.
create temp table completed_customers (customer_id text primary key) on commit drop
