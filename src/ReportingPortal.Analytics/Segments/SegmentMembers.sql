-- Which segment did each customer fall into?
-- Grain: one row per customer, written for the run.
-- Parameters: @tenant_id; @run_id; @customer_ids, @segment_ids: side by side.
with final as (
    select
        m.customer_id,
        m.segment_id
    from unnest(@customer_ids::text[], @segment_ids::smallint[]) as m (customer_id, segment_id)
)
insert into segment_members (tenant_id, run_id, customer_id, segment_id)
select
    @tenant_id,
    @run_id,
    f.customer_id,
    f.segment_id
from final as f
on conflict do nothing;
