-- Removes touched products that have no sales or returns left.
-- Grain: one row per product.
-- Parameters: @tenant_id.
delete from product_summary as s
using touched_products as t
where s.tenant_id = @tenant_id
    and s.product_id = t.product_id
    and not exists (
        select 1 from product_days as d where d.tenant_id = @tenant_id
            and d.product_id = s.product_id
    )
