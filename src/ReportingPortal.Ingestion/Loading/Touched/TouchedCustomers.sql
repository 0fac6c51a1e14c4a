-- The customers whose figures a load changes; of those in a file's lines, the last row says what is known of them.
-- Grain: one row per customer.
-- Parameters: none.
create temp table touched_customers (
    customer_id text primary key,
    last_row bigint,
    has_other_days_known boolean not null default false
) on commit drop
