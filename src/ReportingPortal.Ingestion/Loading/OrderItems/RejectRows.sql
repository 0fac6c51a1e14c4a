-- Keeps the rows that could not be taken, with their original values and every reason.
-- Grain: one row per rejected row of the file.
-- Parameters: @tenant_id, @upload_id.
insert into rejected_rows (tenant_id, upload_id, row_number, "values", reasons)
select @tenant_id, @upload_id, s.row_number, s.source_values, s.reasons
from staged_order_items as s
where s.reasons is not null
on conflict (tenant_id, upload_id, row_number) do nothing
