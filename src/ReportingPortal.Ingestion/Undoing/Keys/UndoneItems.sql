-- The order items an undone upload names.
-- Grain: one row per item.
-- Parameters: none.
create temp table undone_items (
    order_id text, item_id text, primary key (order_id, item_id)
) on commit drop
