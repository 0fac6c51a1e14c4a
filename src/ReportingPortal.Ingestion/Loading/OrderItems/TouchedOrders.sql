-- Which orders do the new and changed items belong to?
-- Grain: one row per order.
-- Parameters: none.
create temp table touched_orders on commit drop as
select distinct order_id from incoming_order_items
where version = 1 and known_hash is distinct from row_hash
