-- The days whose visits a load changes, by the first event of each touched session before and after it.
-- Grain: one row per day.
-- Parameters: none.
create temp table touched_session_days (session_date date primary key) on commit drop
