-- Which orders does the undone file name?
-- Grain: one row per order_id.
-- Parameters: none.
insert into undone_heads (order_id)
select distinct s.order_id from staged_order_heads as s where s.reasons is null
on conflict do nothing
