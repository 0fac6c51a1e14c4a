-- How many visits began in a period?
-- Grain: one row.
-- Parameters: @tenant_id; @from, @to: half-open days.
select coalesce(sum(v.sessions), 0)::int
from daily_sessions as v
where v.tenant_id = @tenant_id
  and v.session_date >= @from and v.session_date < @to;
