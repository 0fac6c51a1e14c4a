-- The tenant has no lines: what was noted of their customers' orders leads nowhere.
-- Grain: one row per customer and part.
-- Parameters: @tenant_id.
delete from customer_orders as c where c.tenant_id = @tenant_id
