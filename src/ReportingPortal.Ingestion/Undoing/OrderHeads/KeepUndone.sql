-- Leaves of a remaining file only the undone orders, to be merged as they were at first.
-- Grain: one row per other row of the file, removed.
-- Parameters: none.
delete from staged_order_heads as s
where s.reasons is not null
    or not exists (
        select 1 from undone_heads as u where u.order_id = s.order_id
    )
