-- How many rows of loaded uploads could not be taken, or were replaced? Counted no further than asked.
-- Grain: one row: the rows found, and whether these are all.
-- Parameters: @tenant_id; @upload_id (null: all); @only_replaced; @most: where counting stops.
with found as (
    select 1 as refused
    from rejected_rows as j
    join uploads as u
        on u.tenant_id = @tenant_id
        and u.upload_id = j.upload_id
    where j.tenant_id = @tenant_id
      and u.status = 4
      and (@upload_id::uuid is null or j.upload_id = @upload_id)
      and (not @only_replaced or j.reasons[1] like 'row % and was taken instead')
    limit @most::bigint + 1
),
counted as (
    select count(*)::int as rows from found
)
select least(n.rows, @most::int) as rows, n.rows <= @most as is_whole from counted as n;
