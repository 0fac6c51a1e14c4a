-- What does a customer who has bought nothing look at most (D14)?
-- Grain: one row; none without a view of a known category.
-- Parameters: @tenant_id; @customer_id; @product_view: that kind of event.
with views as (
    select
        coalesce(e.category, p.category) as category,
        count(*) as views,
        max(e.occurred_at) as last_view_at
    from events as e
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = e.product_id
    where e.tenant_id = @tenant_id
      and e.customer_id = @customer_id
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
