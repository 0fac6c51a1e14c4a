-- What does one of the remaining files say of the undone products? All of its rows speak, not only the undone items.
-- Grain: one row per product it names: of each value the last it gives, where no earlier file gave one.
-- Parameters: @tenant_id, @upload_id.
insert into products (
    tenant_id, product_id, name, category, sub_category, is_derived, upload_id, row_number,
    row_hash
)
select
    @tenant_id,
    s.product_id,
    (array_agg(s.product_name order by s.row_number desc)
        filter (where s.product_name is not null))[1],
    (array_agg(s.category order by s.row_number desc) filter (where s.category is not null))[1],
    (array_agg(s.sub_category order by s.row_number desc)
        filter (where s.sub_category is not null))[1],
    true,
    @upload_id,
    max(s.row_number),
    0
from staged_order_items as s
join undone_products as u
    on u.product_id = s.product_id
where s.reasons is null
group by s.product_id
on conflict (tenant_id, product_id) do update set
    name = coalesce(products.name, excluded.name),
    category = coalesce(products.category, excluded.category),
    sub_category = coalesce(products.sub_category, excluded.sub_category)
where products.is_derived
