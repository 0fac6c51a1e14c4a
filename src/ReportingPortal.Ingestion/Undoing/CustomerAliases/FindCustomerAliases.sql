-- Which aliases does the undone file name?
-- Grain: one row per alias_id.
-- Parameters: none.
insert into undone_aliases (alias_id)
select distinct s.alias_id from staged_customer_aliases as s where s.reasons is null
on conflict do nothing
