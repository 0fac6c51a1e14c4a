-- Has the tenant any event?
-- Grain: one row.
-- Parameters: @tenant_id.
select exists (select 1 from events as e where e.tenant_id = @tenant_id)
