-- How many of the undone file's lines are gone, and how many are an earlier version again?
-- Grain: one row.
-- Parameters: @tenant_id.
select
    count(*) filter (where l.order_id is null) as gone,
    count(*) filter (where l.row_hash <> r.row_hash) as restored
from undone_rows as r
left join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = r.id
    and l.product_id = r.product_id
    and l.occurrence = r.occurrence
where r.part = 'line'
