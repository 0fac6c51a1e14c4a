-- Which customers make up a figure of an analysis run?
-- Grain: one row per customer of the run, one page of them in the order of their ids.
-- Parameters: @tenant_id; @run_id; @region, @category (the favourite), @group, @value_tier: null means all;
--     @with_orders: only who has ordered; @in_segment: only who has a segment; @after_id: the last row of the
--     page before, null for the first; @rows: null means all.
with final as (
    select
        s.customer_id,
        coalesce(nullif(m.name, ''), c.name) as name,
        m.first_order_on,
        s.recency_days,
        s.frequency,
        s.monetary,
        s.net_sales,
        s.r_score,
        s.f_score,
        s.m_score,
        s.rfm_group,
        s.value_tier,
        s.activity_status,
        g.name as segment,
        v.historic,
        v.clv
    from rfm_scores as s
    left join customer_summary as m
        on m.tenant_id = @tenant_id
        and m.customer_id = s.customer_id
    left join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = s.customer_id
    left join favourite_categories as f
        on f.tenant_id = @tenant_id
        and f.run_id = s.run_id
        and f.customer_id = s.customer_id
    left join segment_members as i
        on i.tenant_id = @tenant_id
        and i.run_id = s.run_id
        and i.customer_id = s.customer_id
    left join segments as g
        on g.tenant_id = @tenant_id
        and g.run_id = i.run_id
        and g.segment_id = i.segment_id
    left join lifetime_values as v
        on v.tenant_id = @tenant_id
        and v.run_id = s.run_id
        and v.customer_id = s.customer_id
    where s.tenant_id = @tenant_id
      and s.run_id = @run_id
      and (@region::text is null or coalesce(nullif(m.region, ''), c.region) = @region)
      and (@category::text is null or f.category = @category)
      and (@group::text is null or s.rfm_group = @group)
      and (@value_tier::text is null or s.value_tier = @value_tier)
      and (not @with_orders or m.lifetime_orders > 0)
      and (not @in_segment or i.segment_id is not null)
      and (@after_id::text is null or s.customer_id > @after_id)
    order by s.customer_id
    limit @rows::bigint
)
select * from final order by customer_id;
