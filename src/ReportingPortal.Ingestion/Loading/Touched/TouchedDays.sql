-- The days whose figures a load changes.
-- Grain: one row per day.
-- Parameters: none.
create temp table touched_days (sale_date date primary key) on commit drop
