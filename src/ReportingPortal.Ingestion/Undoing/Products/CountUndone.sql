-- How many of the undone file's products are gone, and how many are an earlier version again?
-- Grain: one row.
-- Parameters: @tenant_id.
select
    count(*) filter (where c.product_id is null) as gone,
    count(*) filter (where c.row_hash <> r.row_hash) as restored
from undone_rows as r
left join products as c
    on c.tenant_id = @tenant_id
    and c.product_id = r.id
where r.part = 'product'
