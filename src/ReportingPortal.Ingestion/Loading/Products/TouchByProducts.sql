-- Whose figures do new and changed products change? The days only where the category is another than before.
-- Grain: one row per product and day, each in its table.
-- Parameters: @tenant_id.
with changed as (
    select product_id, category is distinct from known_category as is_moved
    from incoming_products
    where version = 1 and (known_hash is null or is_known_derived or known_hash <> row_hash)
),
known as (
    insert into touched_products (product_id)
    select product_id from changed
    on conflict do nothing
)
insert into touched_days (sale_date)
select distinct d.sale_date
from product_days as d
cross join unnest(d.product_ids) as p (product_id)
join changed as c
    on c.product_id = p.product_id
where d.tenant_id = @tenant_id and c.is_moved
on conflict do nothing
