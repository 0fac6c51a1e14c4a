-- Leaves of a remaining file only the undone aliases, to be merged as they were at first.
-- Grain: one row per other row of the file, removed.
-- Parameters: none.
delete from staged_customer_aliases as s
where s.reasons is not null
    or not exists (
        select 1 from undone_aliases as u where u.alias_id = s.alias_id
    )
