-- Has the tenant any line, from whatever file?
-- Grain: one row.
-- Parameters: @tenant_id.
select exists (select 1 from order_lines as l where l.tenant_id = @tenant_id)
