-- Who looked at what, or put it in the cart, when (D11)?
-- Grain: one row per month with events, packed side by side; visitors without an id have an empty one.
-- Parameters: @tenant_id; @view, @cart: those types of event.
with span as (
    select
        min(e.event_date) as first_on,
        max(e.event_date) as last_on
    from events as e
    where e.tenant_id = @tenant_id
),
months as (
    select m.month_at::date as month
    from span as s
    cross join lateral generate_series(
        date_trunc('month', s.first_on::timestamp), s.last_on::timestamp, interval '1 month'
    ) as m (month_at)
),
final as (
    select
        m.month,
        a.customer_ids,
        a.product_ids,
        a.seconds,
        a.days,
        a.kinds
    from months as m
    cross join lateral (
        select
            array_agg(coalesce(e.customer_id, '')) as customer_ids,
            array_agg(e.product_id) as product_ids,
            array_agg(
                floor(
                    extract(epoch from e.occurred_at - (m.month::timestamp at time zone 'UTC'))
                )::int4
            ) as seconds,
            array_agg(extract(day from e.event_date)::int2) as days,
            array_agg(e.event_type) as kinds
        from events as e
        where e.tenant_id = @tenant_id
          and e.event_date >= m.month
          and e.event_date < (m.month + interval '1 month')::date
          and e.event_type in (@view, @cart)
          and e.product_id is not null
    ) as a
    where a.product_ids is not null
)
select month, customer_ids, product_ids, seconds, days, kinds from final;
