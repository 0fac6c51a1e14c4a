-- Which rejected rows of an upload that was undone were corrected, and by which uploads? Kept aside while it is loaded again.
-- Grain: one row per corrected row.
-- Parameters: @tenant_id, @upload_id.
create temp table corrected_rows on commit drop as
select r.row_number, r.corrected_by
from rejected_rows as r
where r.tenant_id = @tenant_id and r.upload_id = @upload_id and r.corrected_by is not null
