-- All days that have lines or figures.
-- Grain: one row per day.
-- Parameters: @tenant_id.
insert into touched_days (sale_date)
select l.order_date from order_lines as l where l.tenant_id = @tenant_id
union
select s.sale_date from daily_sales as s where s.tenant_id = @tenant_id
on conflict do nothing
