-- How much of what the shop uploaded stands behind its figures?
-- Grain: one row, over the uploads that were read to their end.
-- Parameters: @tenant_id.
select
    coalesce(sum(uploads.rows_read), 0)::bigint as rows_read,
    coalesce(sum(uploads.rows_rejected), 0)::bigint as rows_rejected,
    count(*)::int as uploads
from uploads
where uploads.tenant_id = @tenant_id
    and uploads.status = 4
