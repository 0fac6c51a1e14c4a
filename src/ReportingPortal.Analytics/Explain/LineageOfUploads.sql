-- From which uploads do the rows come that were read, rejected, or replaced by a later row of the same file?
-- Grain: one row per upload that is loaded and has such rows, the first of them by number; with all their number.
-- Parameters: @tenant_id; @upload_id (null: all); @what: read, rejected or replaced; @rows.
with counted as (
    select
        u.upload_id,
        u.file_name,
        u.received_at,
        case @what
            when 'read' then u.rows_read
            when 'rejected' then u.rows_rejected
            else (
                select count(*)
                from rejected_rows as j
                where j.tenant_id = @tenant_id
                  and j.upload_id = u.upload_id
                  and j.reasons[1] like 'row % and was taken instead'
            )
        end::bigint as rows
    from uploads as u
    where u.tenant_id = @tenant_id
      and u.status = 4
      and (@upload_id::uuid is null or u.upload_id = @upload_id)
),
final as (
    select
        n.upload_id,
        n.file_name,
        n.received_at,
        n.rows,
        (count(*) over ())::int as uploads,
        (sum(n.rows) over ())::bigint as all_rows
    from counted as n
    where n.rows > 0
)
select * from final order by rows desc, received_at desc, upload_id limit @rows;
