-- Which sessions do the new and changed events belong to, now and before?
-- Grain: one row per session.
-- Parameters: none.
create temp table touched_sessions on commit drop as
select session_id from incoming_events where version = 1 and known_hash is distinct from row_hash
union
select known_session_id from incoming_events where version = 1 and known_hash <> row_hash
