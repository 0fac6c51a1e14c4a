-- Which share of the customers of two runs changed segment between them?
-- Grain: one row.
-- Parameters: @tenant_id; @run_id; @previous_run_id.
with final as (
    select coalesce(avg((now_in.segment_id <> was_in.segment_id)::int), 0)::float8 as moved_share
    from segment_members as now_in
    join segment_members as was_in
        on was_in.tenant_id = @tenant_id
        and was_in.customer_id = now_in.customer_id
    where now_in.tenant_id = @tenant_id
      and now_in.run_id = @run_id
      and was_in.run_id = @previous_run_id
)
select * from final;
