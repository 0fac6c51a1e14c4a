-- What stands in the lines and not yet among the products? The last line of each says what is known of it.
-- Grain: one row per new product; one known from lines only is completed, a master row is left alone.
-- Parameters: @tenant_id, @upload_id.
with derived as (
    insert into products (
        tenant_id, product_id, name, category, sub_category, is_derived, upload_id, row_number,
        row_hash
    )
    select @tenant_id, i.product_id, i.product_name, i.category, i.sub_category, true, @upload_id,
    i.row_number, 0
    from incoming_order_lines as i
    join touched_products as t
        on t.last_row = i.row_number
    order by i.product_id
    on conflict (tenant_id, product_id) do update set
        name = coalesce(products.name, excluded.name),
        category = coalesce(products.category, excluded.category),
        sub_category = coalesce(products.sub_category, excluded.sub_category),
        completed_by = array_append(products.completed_by, @upload_id)
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
insert into completed_products (product_id)
select d.product_id
from derived as d
join products as k
    on k.tenant_id = @tenant_id
    and k.product_id = d.product_id
on conflict do nothing
