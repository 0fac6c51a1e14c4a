-- Which days do the new figures cover?
-- Grain: one row per touched day.
-- Parameters: none.
select d.sale_date from touched_days as d order by d.sale_date
