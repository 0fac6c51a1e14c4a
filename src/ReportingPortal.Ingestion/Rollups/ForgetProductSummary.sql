-- Forgets what products sold over all time: it is computed from nothing.
-- Grain: one row per product.
-- Parameters: @tenant_id.
delete from product_summary as s where s.tenant_id = @tenant_id
