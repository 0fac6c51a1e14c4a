-- The days whose figures the undo changes, laid aside while the remaining files are merged.
-- Grain: one row each.
-- Parameters: none.
create temp table undone_touched_days (sale_date date primary key) on commit drop
