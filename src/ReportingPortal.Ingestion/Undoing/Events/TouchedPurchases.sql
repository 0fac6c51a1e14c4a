-- Hands the orders made from events to the statements that make them anew.
-- Grain: one row per order made from events.
-- Parameters: none.
create temp table touched_purchases on commit drop as
select customer_id, session_id, source_order_id, order_id from undone_purchases
