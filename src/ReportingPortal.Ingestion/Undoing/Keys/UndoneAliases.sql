-- The customer aliases an undone upload names.
-- Grain: one row per alias.
-- Parameters: none.
create temp table undone_aliases (alias_id text primary key) on commit drop
