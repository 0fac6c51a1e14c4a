-- How many rows have the tenant's uploads brought?
-- Grain: one row.
-- Parameters: @tenant_id.
select coalesce(sum(u.rows_new), 0)::bigint
from uploads as u
where u.tenant_id = @tenant_id and u.load_number is not null
