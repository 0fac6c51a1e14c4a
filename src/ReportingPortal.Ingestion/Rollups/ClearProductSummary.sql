-- Removes touched products that have no sales or returns left.
-- Grain: one row per product.
-- Parameters: @tenant_id.
delete from product_summary as s
using touched_products as t
where s.tenant_id = @tenant_id
    and s.product_id = t.product_id
    and s.product_id not in (
        select p.product_id
        from product_days as d
        cross join unnest(d.product_ids) as p (product_id)
        where d.tenant_id = @tenant_id
    )
