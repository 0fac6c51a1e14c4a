-- Which visits began in a period, the newest day first, and did they end in a purchase?
-- Grain: one row per session, on the day of its first event; one page of them.
-- Parameters: @tenant_id; @from, @to: half-open days; @after_date, @after_id: the last row of the page before,
--     null for the first; @rows: null means all.
with days as (
    select v.session_date
    from daily_sessions as v
    where v.tenant_id = @tenant_id
      and v.session_date >= @from and v.session_date < @to
      and (@after_date::date is null or v.session_date <= @after_date)
),
begun as (
    select
        d.session_date,
        s.session_id
    from days as d
    cross join lateral (
        select distinct e.session_id
        from events as e
        where e.tenant_id = @tenant_id
          and e.event_date = d.session_date
    ) as s
    where not exists (
            select 1
            from events as e
            where e.tenant_id = @tenant_id
              and e.session_id = s.session_id
              and e.event_date < d.session_date
        )
      and (
        @after_date::date is null
        or d.session_date < @after_date
        or s.session_id collate "C" > @after_id
      )
    order by d.session_date desc, s.session_id collate "C"
    limit @rows::bigint
),
final as (
    select
        b.session_id,
        b.session_date,
        e.customer_id,
        e.events,
        e.has_purchase
    from begun as b
    cross join lateral (
        select
            min(e.customer_id) as customer_id,
            count(*)::int as events,
            bool_or(e.event_type = 4) as has_purchase
        from events as e
        where e.tenant_id = @tenant_id
          and e.session_id = b.session_id
    ) as e
)
select * from final order by session_date desc, session_id collate "C";
