-- How many events does a funnel read? Counted no further than asked.
-- Grain: one row: the events found, and whether these are all.
-- Parameters: those of EventsBehind without its page; @most: where counting stops; @scan: how many events of the
--     period, the newest days first, are looked at.
with scanned as (
    select
        e.event_type,
        e.customer_id
    from events as e
    where e.tenant_id = @tenant_id
      and e.event_date >= @from
      and e.event_date < @until
    order by e.event_date desc
    limit @scan
),
found as (
    select 1 as event
    from scanned as e
    where e.event_type = any(@types::smallint[])
      and (@by_session or e.customer_id is not null)
    limit @most::bigint + 1
),
counted as (
    select count(*)::int as rows from found
)
select
    least(n.rows, @most::int) as rows,
    n.rows <= @most and not exists (
        select 1
        from events as e
        where e.tenant_id = @tenant_id
          and e.event_date >= @from
          and e.event_date < @until
        offset @scan
    ) as is_whole
from counted as n;
