-- The orders an undone upload names: all of their lines are made anew.
-- Grain: one row per order.
-- Parameters: none.
create temp table undone_orders (order_id text primary key) on commit drop
