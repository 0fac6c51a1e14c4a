-- Which events does a funnel read, the newest day first? The conditions are those of FunnelEvents.
-- Grain: one row per event, one page of them.
-- Parameters: @tenant_id; @from, @until: half-open days; @types: kinds of events; @by_session: events without a
--     visitor's id are read too; @after_date, @after_id: the last row of the page before, null for the first;
--     @rows: null means all.
with final as (
    select
        e.event_id,
        e.event_date,
        e.occurred_at,
        (array['session_start', 'product_view', 'add_to_cart', 'purchase', 'session_end'])[
            e.event_type
        ] as event_type,
        e.session_id,
        e.customer_id,
        e.product_id,
        e.category,
        e.upload_id,
        abs(e.row_number) as row_number
    from events as e
    where e.tenant_id = @tenant_id
      and e.event_date >= @from
      and e.event_date < @until
      and e.event_type = any(@types::smallint[])
      and (@by_session or e.customer_id is not null)
      and (@after_date::date is null or e.event_date <= @after_date)
      and (
        @after_date::date is null
        or e.event_date < @after_date
        or e.event_id > @after_id
      )
    order by e.event_date desc, e.event_id
    limit @rows::bigint
)
select * from final order by event_date desc, event_id;
