-- How many rows have which thing wrong with them, in all or of one upload?
-- Grain: one row per finding.
-- Parameters: @tenant_id, @run_id, @upload_id (null: all).
select
    q.finding,
    sum(q.rows)::bigint as rows
from quality_counts as q
where q.tenant_id = @tenant_id
    and q.run_id = @run_id
    and (@upload_id::uuid is null or q.upload_id = @upload_id)
group by q.finding
order by q.finding
