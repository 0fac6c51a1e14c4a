-- From which model does a tenant recommend?
-- Grain: one row; none before the first run has finished.
-- Parameters: @tenant_id.
with final as (
    select
        m.version,
        m.fit_version,
        m.serving,
        m.created_at
    from tenant_states as s
    join recommendation_models as m
        on m.tenant_id = @tenant_id
        and m.run_id = s.current_run_id
    where s.tenant_id = @tenant_id
)
select * from final;
