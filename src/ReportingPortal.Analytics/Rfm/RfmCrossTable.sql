-- How do the RFM groups differ by region, favourite category, month of the first order, tier or segment?
-- Grain: one row per value of the dimension × group with customers; null is who has no value.
-- Parameters: @tenant_id; @run_id; @dimension; @region, @category (the favourite), @group: null
--     means all.
with scores as (
    select
        s.*,
        case @dimension
            when 'region' then coalesce(nullif(m.region, ''), c.region)
            when 'category' then f.category
            when 'month' then to_char(m.first_order_on, 'YYYY-MM')
            when 'tier' then s.value_tier
            when 'segment' then g.name
            when 'given_segment' then c.given_segment
        end as value
    from rfm_scores as s
    left join customer_summary as m
        on m.tenant_id = @tenant_id
        and m.customer_id = s.customer_id
    left join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = s.customer_id
    left join favourite_categories as f
        on f.tenant_id = @tenant_id
        and f.run_id = @run_id
        and f.customer_id = s.customer_id
    left join segment_members as b
        on b.tenant_id = @tenant_id
        and b.run_id = @run_id
        and b.customer_id = s.customer_id
    left join segments as g
        on g.tenant_id = @tenant_id
        and g.run_id = @run_id
        and g.segment_id = b.segment_id
    where s.tenant_id = @tenant_id
      and s.run_id = @run_id
      and (@region is null or coalesce(nullif(m.region, ''), c.region) = @region)
      and (@category is null or f.category = @category)
      and (@group is null or s.rfm_group = @group)
),
final as (
    select
        s.value,
        s.rfm_group,
        count(*)::int as customers,
        sum(s.net_sales) as net_sales,
        avg(s.recency_days) as avg_recency_days,
        avg(s.frequency) as avg_frequency,
        avg(s.monetary) as avg_monetary
    from scores as s
    group by s.value, s.rfm_group
)
select * from final order by value, rfm_group;
