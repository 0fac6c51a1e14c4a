-- Which products does the file give, and what of each is known already? Of several rows of one, the last is taken (version 1).
-- Grain: one row per row of the file that could be read.
-- Parameters: @tenant_id.
create temp table incoming_products on commit drop as
select
    s.*,
    row_number() over versions as version,
    first_value(s.row_hash) over versions as taken_hash,
    first_value(s.row_number) over versions as taken_row,
    k.row_hash as known_hash,
    k.is_derived as is_known_derived,
    k.category as known_category
from staged_products as s
left join products as k
    on k.tenant_id = @tenant_id
    and k.product_id = s.product_id
where s.reasons is null
window versions as (partition by s.product_id order by s.row_number desc)
