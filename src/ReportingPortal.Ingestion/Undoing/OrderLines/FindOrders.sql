-- Which orders does the undone file name?
-- Grain: one row per order.
-- Parameters: none.
insert into undone_orders (order_id)
select distinct s.order_id from staged_order_lines as s where s.reasons is null
on conflict do nothing
