-- The customers whose figures the undo changes, laid aside while the remaining files are merged.
-- Grain: one row each.
-- Parameters: none.
create temp table undone_touched_customers (
    customer_id text primary key,
    last_row bigint,
    has_other_days_known boolean not null default false
) on commit drop
