-- Which state of the data do a tenant's figures stand on?
-- Grain: one row; none while the tenant has no state.
-- Parameters: @tenant_id.
select
    s.data_version,
    s.current_run_id
from tenant_states as s
where s.tenant_id = @tenant_id;
