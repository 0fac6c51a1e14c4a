-- How does each customer behave: visits, events, breadth of interest, purchases, spend (D10)?
-- Grain: one row per customer with an event or an order.
-- Parameters: @tenant_id.
with visitors as (
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
),
buyers as (
    select
        c.customer_id,
        c.lifetime_orders::float8 as purchases,
        c.lifetime_net_sales::float8 as spend
    from customer_summary as c
    where c.tenant_id = @tenant_id
),
final as (
    select
        coalesce(v.customer_id, b.customer_id) as customer_id,
        coalesce(v.sessions, 0) as sessions,
        coalesce(v.events, 0) as events,
        coalesce(v.distinct_products, 0) as distinct_products,
        coalesce(v.distinct_categories, 0) as distinct_categories,
        coalesce(b.purchases, 0) as purchases,
        coalesce(b.spend, 0) as spend
    from visitors as v
    full join buyers as b
        on b.customer_id = v.customer_id
    where v.customer_id is not null or b.purchases > 0
)
select * from final order by customer_id;
