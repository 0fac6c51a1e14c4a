-- The orders whose lines were or may be joined from parts the undo takes, or of whose lines it takes the better ones.
-- Grain: one row per order.
-- Parameters: none.
create temp table undone_joins (order_id text primary key) on commit drop
