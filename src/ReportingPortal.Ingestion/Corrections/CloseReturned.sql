-- Which of the rejected rows that came back corrected are taken now? They leave the list of their upload.
-- Grain: one row per rejected row of the first upload; where it came back as several rows, all of them were taken.
-- Parameters: @tenant_id, @upload_id (the correcting one), @original_id, @rows and @original_rows (numbers here and there).
with returned as (
    select n.original_row, count(again.row_number) as rejected_again
    from unnest(@rows::bigint[], @original_rows::bigint[]) as n (own_row, original_row)
    left join rejected_rows as again
        on again.tenant_id = @tenant_id
        and again.upload_id = @upload_id
        and again.row_number = n.own_row
    group by n.original_row
)
update rejected_rows as r
set corrected_by = case when c.rejected_again = 0 then @upload_id::uuid end
from returned as c
where r.tenant_id = @tenant_id and r.upload_id = @original_id and r.row_number = c.original_row
    and (c.rejected_again = 0 or r.corrected_by = @upload_id)
