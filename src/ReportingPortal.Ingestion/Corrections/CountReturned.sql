-- How many rejected rows of the first upload came back corrected, and how many of these were taken?
-- Grain: one row.
-- Parameters: @tenant_id, @upload_id (the correcting one), @original_id.
with returned as (
    select r.row_number, r.corrected_by = @upload_id as is_taken
    from rejected_rows as r
    where r.tenant_id = @tenant_id and r.upload_id = @original_id
        and (
            r.corrected_by = @upload_id
            or exists (
                select 1 from rejected_rows as again
                where again.tenant_id = @tenant_id
                    and again.upload_id = @upload_id
                    and again.corrects_row = r.row_number
            )
        )
)
select
    count(*) filter (where c.is_taken) as taken,
    count(*) filter (where c.is_taken is not true) as rejected_again
from returned as c
