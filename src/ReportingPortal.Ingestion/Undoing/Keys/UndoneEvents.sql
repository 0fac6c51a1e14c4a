-- The events an undone upload names.
-- Grain: one row per event.
-- Parameters: none.
create temp table undone_events (event_id text primary key) on commit drop
