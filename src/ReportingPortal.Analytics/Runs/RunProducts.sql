-- Which category has each product that is known, and does the shop's own file name it?
-- Grain: one row per product, in no order.
-- Parameters: @tenant_id.
with final as (
    select
        p.product_id,
        p.category,
        not p.is_derived as is_listed
    from products as p
    where p.tenant_id = @tenant_id
)
select product_id, category, is_listed from final;
