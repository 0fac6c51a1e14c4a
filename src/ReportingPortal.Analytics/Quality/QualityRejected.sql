-- How many rows were read, rejected, and replaced by a later row of the same file?
-- Grain: one row, over the uploads that were read to their end.
-- Parameters: @tenant_id, @upload_id (null: all).
with replaced as (
    select count(*) as rows
    from rejected_rows as j
    join uploads as l
        on l.tenant_id = @tenant_id
        and l.upload_id = j.upload_id
    where j.tenant_id = @tenant_id
        and l.status = 4
        and (@upload_id::uuid is null or j.upload_id = @upload_id)
        and j.reasons[1] like 'row % and was taken instead'
)
select
    coalesce(sum(u.rows_read), 0)::bigint as rows_read,
    coalesce(sum(u.rows_rejected), 0)::bigint as rows_rejected,
    (select r.rows from replaced as r) as rows_replaced
from uploads as u
where u.tenant_id = @tenant_id
    and u.status = 4
    and (@upload_id::uuid is null or u.upload_id = @upload_id)
