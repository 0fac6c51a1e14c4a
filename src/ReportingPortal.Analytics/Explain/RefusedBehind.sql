-- Which rows of loaded uploads could not be taken, or were replaced by a later row of the same file?
-- Grain: one row per rejected row, those of the newest upload first, one page of them.
-- Parameters: @tenant_id; @upload_id (null: all); @only_replaced; @after_id, @after_occurrence: upload and row number
--     of the last row of the page before, null for the first; @rows: null means all.
with final as (
    select
        j.upload_id,
        u.file_name,
        j.row_number,
        array_to_string(j.reasons, '; ') as reasons,
        array_to_string(j.values, ' | ') as values
    from rejected_rows as j
    join uploads as u
        on u.tenant_id = @tenant_id
        and u.upload_id = j.upload_id
    where j.tenant_id = @tenant_id
      and u.status = 4
      and (@upload_id::uuid is null or j.upload_id = @upload_id)
      and (not @only_replaced or j.reasons[1] like 'row % and was taken instead')
      and (
        @after_id::uuid is null
        or j.upload_id < @after_id::uuid
        or (j.upload_id = @after_id::uuid and j.row_number > @after_occurrence::bigint)
      )
    order by j.upload_id desc, j.row_number
    limit @rows::bigint
)
select * from final order by upload_id desc, row_number;
