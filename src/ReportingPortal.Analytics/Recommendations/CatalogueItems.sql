-- How does the shop describe its products?
-- Grain: one row per product; those it does not list have what their sales say of them.
-- Parameters: @tenant_id.
with listed as (
    select
        p.product_id,
        p.name,
        p.category,
        p.price
    from products as p
    where p.tenant_id = @tenant_id
      and p.product_id <> 'unknown'
),
sold as (
    select
        s.product_id,
        s.name,
        s.category,
        round(s.net_sales / nullif(s.units_sold, 0), 4) as price
    from product_summary as s
    where s.tenant_id = @tenant_id
      and s.product_id <> 'unknown'
),
final as (
    select
        product_id,
        i.product_id is not null as is_listed,
        coalesce(nullif(i.name, ''), nullif(s.name, '')) as name,
        coalesce(nullif(i.category, ''), nullif(s.category, '')) as category,
        coalesce(i.price, s.price) as price
    from listed as i
    full join sold as s using (product_id)
)
select product_id, is_listed, name, category, price from final;
