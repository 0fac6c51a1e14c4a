-- Which products are there, and how popular are they now and were they before the cut (D11)?
-- Grain: one row per product; guests' purchases and views count, too.
-- Parameters: @tenant_id; @view, @cart, @sale: types of event, kind of line; @view_weight, @cart_weight;
--     @recent_at: recent means after it; @cut_at; @early_recent_at: recent before the cut means after it.
with sold as (
    select
        l.product_id,
        count(*)::int as purchases,
        count(*) filter (where l.ordered_at > @recent_at)::int as recent_purchases,
        count(*) filter (where l.ordered_at < @cut_at)::int as early_purchases,
        count(*) filter (where l.ordered_at < @cut_at and l.ordered_at > @early_recent_at)::int
            as early_recent_purchases,
        min(l.order_date) as first_on
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.is_valid
      and l.kind = @sale
      and l.product_id <> 'unknown'
    group by l.product_id
),
looked_at as (
    select
        e.product_id,
        case
            when e.event_type = @view then @view_weight::float8 else @cart_weight::float8
        end as weight,
        e.occurred_at,
        e.event_date
    from events as e
    where e.tenant_id = @tenant_id
      and e.event_type in (@view, @cart)
      and e.product_id is not null
),
seen as (
    select
        k.product_id,
        sum(k.weight) as interest,
        coalesce(sum(k.weight) filter (where k.occurred_at < @cut_at), 0) as early_interest,
        min(k.event_date) as first_on
    from looked_at as k
    group by k.product_id
),
listed as (
    select
        p.product_id,
        p.name,
        p.category,
        p.price
    from products as p
    where p.tenant_id = @tenant_id
      and p.product_id <> 'unknown'
),
final as (
    select
        coalesce(i.product_id, b.product_id, v.product_id) as product_id,
        coalesce(nullif(i.name, ''), nullif(s.name, '')) as name,
        coalesce(nullif(i.category, ''), nullif(s.category, '')) as category,
        coalesce(i.price, round(s.net_sales / nullif(s.units_sold, 0), 4)) as price,
        coalesce(b.recent_purchases, 0) as recent_purchases,
        coalesce(b.purchases, 0) as purchases,
        coalesce(v.interest, 0) as interest,
        least(b.first_on, v.first_on) as first_seen_on,
        coalesce(b.early_recent_purchases, 0) as early_recent_purchases,
        coalesce(b.early_purchases, 0) as early_purchases,
        coalesce(v.early_interest, 0) as early_interest
    from listed as i
    full join sold as b using (product_id)
    full join seen as v using (product_id)
    left join product_summary as s
        on s.tenant_id = @tenant_id
        and s.product_id = coalesce(i.product_id, b.product_id, v.product_id)
)
select * from final order by product_id collate "C";
