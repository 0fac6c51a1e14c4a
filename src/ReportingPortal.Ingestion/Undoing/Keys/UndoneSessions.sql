-- The sessions that had or have one of the undone events.
-- Grain: one row per session.
-- Parameters: none.
create temp table undone_sessions (session_id text primary key) on commit drop
