-- How many of the undone file's aliases are gone, and how many are an earlier version again?
-- Grain: one row.
-- Parameters: @tenant_id.
select
    count(*) filter (where t.row_hash is null) as gone,
    count(*) filter (where t.row_hash <> r.row_hash) as restored
from undone_rows as r
left join customer_aliases as t
    on t.tenant_id = @tenant_id
    and t.alias_id = r.id
where r.part = 'alias'
