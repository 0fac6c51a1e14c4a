-- Which rejected rows that came back corrected could not be taken again? They know the row of the first upload they are.
-- Grain: one row per rejected row of the correcting upload that came back.
-- Parameters: @tenant_id, @upload_id (the correcting one), @original_id, @rows and @original_rows (numbers here and there).
update rejected_rows as again
set corrects_row = n.original_row
from unnest(@rows::bigint[], @original_rows::bigint[]) as n (own_row, original_row)
where again.tenant_id = @tenant_id
    and again.upload_id = @upload_id
    and again.row_number = n.own_row
    and exists (
        select 1 from rejected_rows as r
        where r.tenant_id = @tenant_id
            and r.upload_id = @original_id
            and r.row_number = n.original_row
    )
