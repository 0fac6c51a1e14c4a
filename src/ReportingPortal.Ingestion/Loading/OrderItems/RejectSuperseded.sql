-- Which rows does a later row of the same file replace? They are kept as rejected, so that nothing is lost unseen.
-- Grain: one row per row whose values differ from the one taken.
-- Parameters: @tenant_id, @upload_id.
insert into rejected_rows (tenant_id, upload_id, row_number, "values", reasons)
select
    @tenant_id, @upload_id, i.row_number, i.source_values,
    array[
        'row ' || i.taken_row
            || ' of this file has the same item of the order and was taken instead'
    ]
from incoming_order_items as i
where i.version > 1 and i.row_hash <> i.taken_hash
on conflict (tenant_id, upload_id, row_number) do nothing
