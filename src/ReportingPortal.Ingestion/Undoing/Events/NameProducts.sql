-- Which undone products does one of the remaining files name? Their last category and price are taken.
-- Grain: one row per product not yet known again.
-- Parameters: @tenant_id, @upload_id.
with taken as (
    select distinct on (s.event_id) s.product_id, s.category, s.price, s.row_number
    from staged_events as s
    where s.reasons is null
    order by s.event_id, s.row_number desc
),
last_events as (
    select distinct on (t.product_id) t.product_id, t.category, t.price, t.row_number
    from taken as t
    join undone_products as u
        on u.product_id = t.product_id
    order by t.product_id, t.row_number desc
)
insert into products (
    tenant_id, product_id, category, price, is_derived, upload_id, row_number, row_hash
)
select @tenant_id, e.product_id, e.category, e.price, true, @upload_id, e.row_number, 0
from last_events as e
on conflict (tenant_id, product_id) do nothing
