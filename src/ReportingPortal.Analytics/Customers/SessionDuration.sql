-- How long do a customer's visits last, from session_start to session_end?
-- Grain: one row; the mean is null without a visit that has both. Visits without ids are one a day: it may begin with an end.
-- Parameters: @tenant_id; @customer_id; @session_start, @session_end: those kinds of event.
with named as (
    select distinct s.session_id
    from visitor_sessions as v
    cross join lateral unnest(v.session_ids) as s (session_id)
    where v.tenant_id = @tenant_id
      and v.customer_id = @customer_id
),
visits as (
    select
        e.session_id,
        min(e.occurred_at) filter (where e.event_type = @session_start) as started_at,
        max(e.occurred_at) filter (where e.event_type = @session_end) as ended_at
    from named as n
    join events as e
        on e.tenant_id = @tenant_id
        and e.session_id = n.session_id
    where e.customer_id = @customer_id
    group by e.session_id
),
final as (
    select
        count(*)::int as sessions,
        (avg(extract(epoch from v.ended_at - v.started_at)) filter (where v.ended_at >= v.started_at))::float8 as average_seconds
    from visits as v
)
select * from final;
