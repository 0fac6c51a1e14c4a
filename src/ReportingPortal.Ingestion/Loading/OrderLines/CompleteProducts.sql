-- What do a product's earlier rows of the file say that the last one leaves open? So it does not matter which of the
-- rows were new: a file says the same of a product whenever it is read. Grain: one row per completed product.
-- Parameters: @tenant_id, @upload_id.
with found as (
    select
        i.product_id,
        (array_agg(i.product_name order by i.row_number desc)
            filter (where i.product_name is not null))[1] as name,
        (array_agg(i.category order by i.row_number desc)
            filter (where i.category is not null))[1] as category,
        (array_agg(i.sub_category order by i.row_number desc)
            filter (where i.sub_category is not null))[1] as sub_category
    from incoming_order_lines as i
    join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = i.product_id
    where p.is_derived
        and (
            (p.name is null and i.product_name is not null)
            or (p.category is null and i.category is not null)
            or (p.sub_category is null and i.sub_category is not null)
        )
    group by i.product_id
),
completed as (
    update products as p
    set
        name = coalesce(p.name, f.name),
        category = coalesce(p.category, f.category),
        sub_category = coalesce(p.sub_category, f.sub_category),
        completed_by = array_append(p.completed_by, @upload_id)
    from found as f
    where p.tenant_id = @tenant_id and p.product_id = f.product_id
    returning p.product_id
),
known as (
    insert into touched_products (product_id)
    select product_id from completed
    on conflict do nothing
)
insert into completed_products (product_id)
select product_id from completed
on conflict do nothing
