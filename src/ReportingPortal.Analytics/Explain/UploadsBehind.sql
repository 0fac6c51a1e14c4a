-- Which uploads are loaded, and what became of their rows?
-- Grain: one row per upload that rows were read of, the newest first, one page of them.
-- Parameters: @tenant_id; @upload_id (null: all); @after_id: the last row of the page before, null for the first;
--     @rows: null means all.
with final as (
    select
        u.upload_id,
        u.file_name,
        u.received_at,
        u.rows_read,
        u.rows_new,
        u.rows_changed,
        u.rows_unchanged,
        u.rows_rejected
    from uploads as u
    where u.tenant_id = @tenant_id
      and u.status = 4
      and u.rows_read > 0
      and (@upload_id::uuid is null or u.upload_id = @upload_id)
      and (@after_id::uuid is null or u.upload_id < @after_id::uuid)
    order by u.upload_id desc
    limit @rows::bigint
)
select * from final order by upload_id desc;
