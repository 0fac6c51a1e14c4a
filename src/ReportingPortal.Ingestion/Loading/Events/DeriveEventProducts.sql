-- Which products stand in the events and not yet among the products? Their last category and price are taken.
-- Grain: one row per new product.
-- Parameters: @tenant_id, @upload_id.
with last_events as (
    select max(i.row_number) as row_number
    from incoming_events as i
    where i.version = 1 and i.product_id is not null
    group by i.product_id
)
insert into products (
    tenant_id, product_id, category, price, is_derived, upload_id, row_number, row_hash
)
select @tenant_id, i.product_id, i.category, i.price, true, @upload_id, i.row_number, 0
from incoming_events as i
join last_events as f
    on f.row_number = i.row_number
order by i.product_id
on conflict (tenant_id, product_id) do nothing
