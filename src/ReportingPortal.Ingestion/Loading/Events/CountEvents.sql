-- How many events are new, changed and unchanged? An event sent again in the same file is unchanged.
-- Grain: one row.
-- Parameters: none.
select
    count(*) filter (where version = 1 and known_hash is null) as new,
    count(*) filter (where version = 1 and known_hash <> row_hash) as changed,
    count(*) filter (where version > 1 or known_hash = row_hash) as unchanged
from incoming_events
