-- Removes products that have no sales or returns left.
-- Grain: one row per product.
-- Parameters: @tenant_id.
delete from product_summary as s
where s.tenant_id = @tenant_id and s.sale_days = 0
