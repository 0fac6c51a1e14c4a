-- Which rows of the file could not be taken? The first ones, to look at before anything is decided.
-- Grain: one row per rejected row, twenty at most.
-- Parameters: @tenant_id, @upload_id.
select r.row_number, r."values", r.reasons
from rejected_rows as r
where r.tenant_id = @tenant_id and r.upload_id = @upload_id
order by r.row_number
limit 20
