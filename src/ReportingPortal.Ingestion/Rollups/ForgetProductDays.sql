-- Forgets what products sold on any day: it is computed from nothing.
-- Grain: one row per row of product_days.
-- Parameters: @tenant_id.
delete from product_days as d where d.tenant_id = @tenant_id
