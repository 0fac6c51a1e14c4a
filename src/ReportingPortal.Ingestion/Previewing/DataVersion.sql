-- Which state are the tenant's data in?
-- Grain: one row.
-- Parameters: @tenant_id.
select coalesce(max(s.data_version), 0) from tenant_states as s where s.tenant_id = @tenant_id
