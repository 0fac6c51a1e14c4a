-- Question: which uploads of all shops came in, newest first?
-- Grain: one row per upload; total repeats the number of rows before the page is cut.
-- Parameters: @slug, @status, @name (parts of the file name), each null for all; @skip, @take. Across tenants: joined on tenant_id.
with found_uploads as (
    select
        t.slug,
        t.name as tenant,
        u.tenant_id,
        u.upload_id,
        u.file_name,
        u.kind,
        u.preset,
        u.status,
        u.stage,
        u.byte_size,
        u.bytes_read,
        u.rows_read,
        u.rows_new,
        u.rows_changed,
        u.rows_unchanged,
        u.rows_rejected,
        u.received_at,
        u.started_at,
        u.finished_at,
        u.error,
        u.expected_finish_at,
        u.attempts
    from uploads as u
    join tenants as t on t.tenant_id = u.tenant_id
    where (@slug::text is null or t.slug = @slug)
        and (@status::smallint is null or u.status = @status)
        and (@name::text is null or position(lower(@name) in lower(u.file_name)) > 0)
),
final as (
    select *, count(*) over () as total
    from found_uploads
)
select
    slug, tenant, tenant_id, upload_id, file_name, kind, preset, status, stage, byte_size, bytes_read, rows_read, rows_new,
    rows_changed, rows_unchanged, rows_rejected, received_at, started_at, finished_at, error, expected_finish_at, attempts, total
from final
order by received_at desc, upload_id desc
offset @skip
limit @take
