-- The visit days whose figures the undo changes, laid aside while the remaining files are merged.
-- Grain: one row each.
-- Parameters: none.
create temp table undone_touched_session_days (session_date date primary key) on commit drop
