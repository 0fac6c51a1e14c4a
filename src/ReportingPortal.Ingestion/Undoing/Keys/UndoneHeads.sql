-- The order heads an undone upload names.
-- Grain: one row per order.
-- Parameters: none.
create temp table undone_heads (order_id text primary key) on commit drop
