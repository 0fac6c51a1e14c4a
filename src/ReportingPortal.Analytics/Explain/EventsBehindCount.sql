-- How many events does a funnel read? Counted no further than asked.
-- Grain: one row.
-- Parameters: those of EventsBehind without its page; @most: where counting stops.
with counted as (
    select 1 as event
    from events as e
    where e.tenant_id = @tenant_id
      and e.event_date >= @from
      and e.event_date < @until
      and e.event_type = any(@types::smallint[])
      and (@by_session or e.customer_id is not null)
    limit @most
)
select count(*)::int from counted;
