-- Has the tenant more lines than the file outweighs?
-- Grain: one row.
-- Parameters: @tenant_id; @rows.
select exists (select 1 from order_lines as l where l.tenant_id = @tenant_id offset @rows)
