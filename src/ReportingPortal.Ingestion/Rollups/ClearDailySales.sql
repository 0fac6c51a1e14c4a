-- Removes the touched days' rows; what still has sales is written again.
-- Grain: one row per row of daily_sales.
-- Parameters: @tenant_id.
delete from daily_sales as r
using touched_days as d
where r.tenant_id = @tenant_id and r.sale_date = d.sale_date
