-- Has the tenant lines from order files already?
-- Grain: one row.
-- Parameters: @tenant_id.
select exists (
    select 1 from order_lines as l where l.tenant_id = @tenant_id and not l.is_from_events
)
