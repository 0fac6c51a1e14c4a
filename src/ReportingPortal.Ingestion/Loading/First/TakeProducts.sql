-- What stands in the lines and not yet among the products? A later part of the file knows better than an earlier one.
-- Grain: one row per product; one known from other lines is completed, a master row is left alone.
-- Parameters: @tenant_id, @upload_id.
with known as (
    insert into touched_products (product_id, last_row)
    select product_id, last_row from gathered_products
    on conflict do nothing
)
insert into products (
    tenant_id, product_id, name, category, sub_category, is_derived, upload_id, row_number,
    row_hash
)
select
    @tenant_id, product_id, name, category, sub_category, true, @upload_id, last_row, 0
from gathered_products
on conflict (tenant_id, product_id) do update set
    name = case
        when products.upload_id = @upload_id then coalesce(excluded.name, products.name)
        else coalesce(products.name, excluded.name)
    end,
    category = case
        when products.upload_id = @upload_id then coalesce(excluded.category, products.category)
        else coalesce(products.category, excluded.category)
    end,
    sub_category = case
        when products.upload_id = @upload_id
            then coalesce(excluded.sub_category, products.sub_category)
        else coalesce(products.sub_category, excluded.sub_category)
    end,
    row_number = case
        when products.upload_id = @upload_id then excluded.row_number else products.row_number
    end
where products.is_derived
