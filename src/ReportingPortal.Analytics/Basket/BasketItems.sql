-- Which ids do the numbers of products in orders stand for?
-- Grain: one row per product with sales or returns, in the order of its number.
-- Parameters: @tenant_id.
with final as (
    select p.product_id
    from product_summary as p
    where p.tenant_id = @tenant_id
)
select product_id from final order by product_id collate "C";
