-- Leaves of a remaining file only the undone items, to be merged as they were at first.
-- Grain: one row per other row of the file, removed.
-- Parameters: none.
delete from staged_order_items as s
where s.reasons is not null
    or not exists (
        select 1 from undone_items as u where u.order_id = s.order_id and u.item_id = s.item_id
    )
