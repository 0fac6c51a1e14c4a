-- Which products does the shop describe?
-- Grain: one row per product; those it has only sold or shown have what their sales say of them.
-- Parameters: @tenant_id.
with final as (
    select
        coalesce(p.product_id, s.product_id) as product_id,
        p.product_id is not null as is_listed,
        coalesce(nullif(p.name, ''), nullif(s.name, '')) as name,
        coalesce(nullif(p.category, ''), nullif(s.category, '')) as category,
        coalesce(p.price, round(s.net_sales / nullif(s.units_sold, 0), 4)) as price
    from (
        select r.product_id, r.name, r.category, r.price from products as r where r.tenant_id = @tenant_id
    ) as p
    full join (
        select r.product_id, r.name, r.category, r.net_sales, r.units_sold
        from product_summary as r
        where r.tenant_id = @tenant_id
    ) as s
        on s.product_id = p.product_id
)
select * from final where product_id <> 'unknown';
