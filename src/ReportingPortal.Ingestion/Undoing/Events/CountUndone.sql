-- How many of the undone file's events are gone, and how many are an earlier version again?
-- Grain: one row.
-- Parameters: @tenant_id.
select
    count(*) filter (where e.event_id is null) as gone,
    count(*) filter (where e.row_hash <> r.row_hash) as restored
from undone_rows as r
left join events as e
    on e.tenant_id = @tenant_id
    and e.event_id = r.id
where r.part = 'event'
