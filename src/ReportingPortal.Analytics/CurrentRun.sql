-- Which finished run do a tenant's pages stand on?
-- Grain: one row; none before the first run has finished.
-- Parameters: @tenant_id.
with final as (
    select
        r.run_id,
        r.as_of_date,
        s.data_version
    from tenant_states as s
    join analysis_runs as r
        on r.tenant_id = s.tenant_id
        and r.run_id = s.current_run_id
    where s.tenant_id = @tenant_id
      and r.tenant_id = @tenant_id
)
select * from final;
