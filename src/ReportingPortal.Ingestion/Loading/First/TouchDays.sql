-- Whose days are the file's?
-- Grain: one row per day.
-- Parameters: @days: the days.
insert into touched_days (sale_date)
select d.sale_date from unnest(@days::date[]) as d (sale_date)
on conflict do nothing
