-- How many order lines of each upload have which thing wrong with them?
-- Grain: one row per upload and finding, written for the run; "lines" counts all lines.
-- Parameters: @tenant_id, @run_id; the others are arrays side by side, a place an upload and finding.
with final as (
    select v.*
    from unnest(@uploads::uuid[], @findings::text[], @counts::bigint[])
        as v (upload_id, finding, rows)
)
insert into quality_counts (tenant_id, run_id, upload_id, finding, rows)
select @tenant_id, @run_id, f.upload_id, f.finding, f.rows
from final as f
on conflict do nothing
