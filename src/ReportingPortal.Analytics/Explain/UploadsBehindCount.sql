-- How many uploads are loaded that rows were read of? Counted no further than asked.
-- Grain: one row: the uploads found, and whether these are all.
-- Parameters: @tenant_id; @upload_id (null: all); @most: where counting stops.
with found as (
    select 1 as upload
    from uploads as u
    where u.tenant_id = @tenant_id
      and u.status = 4
      and u.rows_read > 0
      and (@upload_id::uuid is null or u.upload_id = @upload_id)
    limit @most::bigint + 1
),
counted as (
    select count(*)::int as rows from found
)
select least(n.rows, @most::int) as rows, n.rows <= @most as is_whole from counted as n;
