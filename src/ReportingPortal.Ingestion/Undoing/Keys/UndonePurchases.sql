-- The orders made from purchase events (the source's own, or visitor and session) that an undo may change.
-- Grain: one row per order.
-- Parameters: none.
create temp table undone_purchases (
    order_id text primary key, customer_id text, session_id text not null,
    source_order_id text
) on commit drop
