-- What does a customer who has bought nothing look at most (D14)?
-- Grain: one row; none without a view of a known category.
-- Parameters: @tenant_id; @customer_id; @product_view: that kind of event.
with named as (
    select distinct s.session_id
    from visitor_sessions as v
    cross join lateral unnest(v.session_ids) as s (session_id)
    where v.tenant_id = @tenant_id
      and v.customer_id = @customer_id
),
views as (
    select
        coalesce(e.category, p.category) as category,
        count(*) as views,
        max(e.occurred_at) as last_view_at
    from named as n
    join events as e
        on e.tenant_id = @tenant_id
        and e.session_id = n.session_id
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = e.product_id
    where e.customer_id = @customer_id
      and e.event_type = @product_view
    group by 1
),
final as (
    select v.category
    from views as v
    where v.category <> ''
    order by v.views desc, v.last_view_at desc, v.category collate "C"
    limit 1
)
select * from final;
