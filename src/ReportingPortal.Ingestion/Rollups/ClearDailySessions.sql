-- Removes the touched days' visits; days that still have some are written again.
-- Grain: one row per day.
-- Parameters: @tenant_id.
delete from daily_sessions as s
using touched_session_days as d
where s.tenant_id = @tenant_id and s.session_date = d.session_date
