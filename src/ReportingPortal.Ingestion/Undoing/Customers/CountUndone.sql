-- How many of the undone file's customers are gone, and how many are an earlier version again?
-- Grain: one row.
-- Parameters: @tenant_id.
select
    count(*) filter (where c.customer_id is null) as gone,
    count(*) filter (where c.row_hash <> r.row_hash) as restored
from undone_rows as r
left join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = r.id
where r.part = 'customer'
