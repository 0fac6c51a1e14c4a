-- Closes the rejected rows again that were corrected before.
-- Grain: one row per corrected row.
-- Parameters: @tenant_id, @upload_id.
update rejected_rows as r
set corrected_by = c.corrected_by
from corrected_rows as c
where r.tenant_id = @tenant_id and r.upload_id = @upload_id and r.row_number = c.row_number
