-- From when to when do a tenant's events reach, how many are they, and which version of its data and results is this?
-- Grain: one row; none while the tenant has no state.
-- Parameters: @tenant_id.
with days as (
    select
        min(e.event_date) as first_event_on,
        max(e.event_date) as last_event_on
    from events as e
    where e.tenant_id = @tenant_id
),
final as (
    select
        d.first_event_on,
        d.last_event_on,
        (
            select max(e.occurred_at)
            from events as e
            where e.tenant_id = @tenant_id
              and e.event_date = d.last_event_on
        ) as last_event_at,
        (
            select coalesce(sum(v.events), 0)::bigint
            from daily_sessions as v
            where v.tenant_id = @tenant_id
        ) as events,
        s.data_version,
        s.current_run_id
    from tenant_states as s
    cross join days as d
    where s.tenant_id = @tenant_id
)
select * from final;
