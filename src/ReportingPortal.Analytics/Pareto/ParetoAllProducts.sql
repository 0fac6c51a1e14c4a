-- What has been sold of each product over all time?
-- Grain: one row per product with sales or returns, in no order: the curve sorts them.
-- Parameters: @tenant_id.
with final as (
    select
        p.product_id as id,
        coalesce(nullif(p.name, ''), p.product_id) as name,
        p.net_sales
    from product_summary as p
    where p.tenant_id = @tenant_id
)
select * from final;
