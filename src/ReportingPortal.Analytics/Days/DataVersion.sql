-- Which state are the tenant's data in?
-- Grain: one row; none while the tenant has no state.
-- Parameters: @tenant_id.
select s.data_version from tenant_states as s where s.tenant_id = @tenant_id;
