-- What stands in the items and not yet among the products? Of each value the last the file gives is taken.
-- Grain: one row per new product; one known from orders only is completed, a master row is left alone.
-- Parameters: @tenant_id, @upload_id.
with said as (
    select
        s.product_id,
        max(s.row_number) as row_number,
        (array_agg(s.product_name order by s.row_number desc)
            filter (where s.product_name is not null))[1]
            as name,
        (array_agg(s.category order by s.row_number desc) filter (where s.category is not null))[1]
            as category,
        (array_agg(s.sub_category order by s.row_number desc)
            filter (where s.sub_category is not null))[1]
            as sub_category
    from staged_order_items as s
    where s.reasons is null
    group by s.product_id
),
derived as (
    insert into products (
        tenant_id, product_id, name, category, sub_category, is_derived, upload_id, row_number,
        row_hash
    )
    select
        @tenant_id, product_id, name, category, sub_category, true, @upload_id, row_number, 0
    from said
    order by product_id
    on conflict (tenant_id, product_id) do update set
        name = coalesce(products.name, excluded.name),
        category = coalesce(products.category, excluded.category),
        sub_category = coalesce(products.sub_category, excluded.sub_category)
    where products.is_derived
        and (
            (products.name is null and excluded.name is not null)
            or (products.category is null and excluded.category is not null)
            or (products.sub_category is null and excluded.sub_category is not null)
        )
    returning product_id
),
known as (
    insert into touched_products (product_id)
    select product_id from derived
    on conflict do nothing
)
insert into touched_days (sale_date)
select distinct d.sale_date
from product_days as d
cross join unnest(d.product_ids) as p (product_id)
join derived as n
    on n.product_id = p.product_id
where d.tenant_id = @tenant_id
on conflict do nothing
