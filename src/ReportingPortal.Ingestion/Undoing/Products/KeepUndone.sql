-- Leaves of a remaining file only the undone products, to be merged as they were at first.
-- Grain: one row per other row of the file, removed.
-- Parameters: none.
delete from staged_products as s
where s.reasons is not null
    or not exists (select 1 from undone_products as u where u.product_id = s.product_id)
