-- Has the tenant more events than the file outweighs?
-- Grain: one row.
-- Parameters: @tenant_id; @rows.
select exists (select 1 from events as e where e.tenant_id = @tenant_id offset @rows)
