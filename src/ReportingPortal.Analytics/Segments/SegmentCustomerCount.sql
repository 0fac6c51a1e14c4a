-- How many customers belong to a segment of a run?
-- Grain: one row.
-- Parameters: @tenant_id; @run_id; @segment_id: null means all segments.
with final as (
    select coalesce(sum(s.customers), 0)::int as customers
    from segments as s
    where s.tenant_id = @tenant_id
      and s.run_id = @run_id
      and (@segment_id::int is null or s.segment_id = @segment_id)
)
select * from final;
