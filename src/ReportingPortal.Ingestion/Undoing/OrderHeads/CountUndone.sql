-- How many of the undone file's orders are gone, and how many are an earlier version again?
-- Grain: one row.
-- Parameters: @tenant_id.
select
    count(*) filter (where t.row_hash is null) as gone,
    count(*) filter (where t.row_hash <> r.row_hash) as restored
from undone_rows as r
left join order_heads as t
    on t.tenant_id = @tenant_id
    and t.order_id = r.id
where r.part = 'head'
