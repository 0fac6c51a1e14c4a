-- On which days can the file's sessions begin?
-- Grain: one row per day.
-- Parameters: @days: the days of its events.
insert into touched_session_days (session_date)
select d.session_date from unnest(@days::date[]) as d (session_date)
on conflict do nothing
