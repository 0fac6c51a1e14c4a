-- Takes back what was written of the tenant's days before it turned out that they have to be computed another way.
-- Grain: one row per row of product_days; those of daily_sales and customer_days go as well.
-- Parameters: @tenant_id.
with cells as (
    delete from daily_sales as d where d.tenant_id = @tenant_id
),
customers as (
    delete from customer_days as d where d.tenant_id = @tenant_id
)
delete from product_days as d where d.tenant_id = @tenant_id
