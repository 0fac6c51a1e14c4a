-- Removes the touched days' rows; what still has sales is written again.
-- Grain: one row per row of sales_summary.
-- Parameters: @tenant_id.
delete from sales_summary as r
using touched_days as d
where r.tenant_id = @tenant_id and r.sale_date = d.sale_date
