-- Hands the orders the undo may join otherwise to the statements that make their lines anew.
-- Grain: one row per order.
-- Parameters: none.
create temp table touched_orders on commit drop as
select order_id from undone_joins
