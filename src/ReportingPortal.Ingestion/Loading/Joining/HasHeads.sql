-- Has the tenant orders whose lines are joined from several files?
-- Grain: one row.
-- Parameters: @tenant_id.
select exists (select 1 from order_heads as h where h.tenant_id = @tenant_id)
