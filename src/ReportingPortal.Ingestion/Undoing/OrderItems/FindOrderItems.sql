-- Which items does the undone file name?
-- Grain: one row per order_id × item_id.
-- Parameters: none.
insert into undone_items (order_id, item_id)
select distinct s.order_id, s.item_id from staged_order_items as s where s.reasons is null
on conflict do nothing
