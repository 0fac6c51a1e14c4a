-- How many visits began in a period?
-- Grain: one row: their number, and that it is all of them.
-- Parameters: @tenant_id; @from, @to: half-open days.
select
    coalesce(sum(v.sessions), 0)::int as rows,
    true as is_whole
from daily_sessions as v
where v.tenant_id = @tenant_id
  and v.session_date >= @from and v.session_date < @to;
