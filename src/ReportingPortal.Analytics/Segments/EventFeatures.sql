-- How does each visitor behave: visits, events, breadth of interest (D10)? Purchases and spend are known of the days.
-- Grain: one row per customer with an event.
-- Parameters: @tenant_id.
with final as (
    select
        e.customer_id,
        count(distinct e.session_id)::float8 as sessions,
        count(*)::float8 as events,
        count(distinct e.product_id)::float8 as distinct_products,
        count(distinct e.category)::float8 as distinct_categories
    from events as e
    where e.tenant_id = @tenant_id
      and e.customer_id is not null
    group by e.customer_id
)
select * from final;
