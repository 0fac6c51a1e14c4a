-- How does each visitor behave: visits, events, breadth of interest (D10)? Purchases and spend are known of the days.
-- Grain: one row per customer with an event.
-- Parameters: @tenant_id.
-- What repeats is put together before it is counted: to sort every event for each thing counted takes twice as long.
with visits as (
    select
        e.customer_id,
        e.session_id,
        count(*) as events
    from events as e
    where e.tenant_id = @tenant_id
      and e.customer_id is not null
    group by e.customer_id, e.session_id
),
visitors as (
    select
        v.customer_id,
        count(*)::float8 as sessions,
        sum(v.events)::float8 as events
    from visits as v
    group by v.customer_id
),
interests as (
    select distinct
        e.customer_id,
        e.product_id,
        e.category
    from events as e
    where e.tenant_id = @tenant_id
      and e.customer_id is not null
      and (e.product_id is not null or e.category is not null)
),
breadths as (
    select
        i.customer_id,
        count(distinct i.product_id)::float8 as distinct_products,
        count(distinct i.category)::float8 as distinct_categories
    from interests as i
    group by i.customer_id
),
final as (
    select
        v.customer_id,
        v.sessions,
        v.events,
        coalesce(b.distinct_products, 0) as distinct_products,
        coalesce(b.distinct_categories, 0) as distinct_categories
    from visitors as v
    left join breadths as b on b.customer_id = v.customer_id
)
select * from final;
