-- Which orders does the file give, and what of each is known already? Of several rows of one, the last is taken (version 1).
-- Grain: one row per row of the file that could be read.
-- Parameters: @tenant_id.
create temp table incoming_order_heads on commit drop as
select
    s.*,
    row_number() over versions as version,
    first_value(s.row_hash) over versions as taken_hash,
    first_value(s.row_number) over versions as taken_row,
    k.row_hash as known_hash
from staged_order_heads as s
left join order_heads as k
    on k.tenant_id = @tenant_id
    and k.order_id = s.order_id
where s.reasons is null
window versions as (partition by s.order_id order by s.row_number desc)
