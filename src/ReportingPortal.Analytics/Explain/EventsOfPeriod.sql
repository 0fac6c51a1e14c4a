-- Does a period hold more events than can be counted while a page waits?
-- Grain: one row: the events of its days, of whatever kind, counted no further than asked.
-- Parameters: @tenant_id; @from, @until: half-open days; @most: where counting stops.
with counted as (
    select 1 as event
    from events as e
    where e.tenant_id = @tenant_id
      and e.event_date >= @from and e.event_date < @until
    limit @most
)
select count(*)::int from counted;
