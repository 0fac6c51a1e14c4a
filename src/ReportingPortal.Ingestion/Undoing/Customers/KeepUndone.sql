-- Leaves of a remaining file only the undone customers, to be merged as they were at first.
-- Grain: one row per other row of the file, removed.
-- Parameters: none.
delete from staged_customers as s
where s.reasons is not null
    or not exists (select 1 from undone_customers as u where u.customer_id = s.customer_id)
