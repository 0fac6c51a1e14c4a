-- Which customers fit the filter, the most valuable first (the order of D2's VIP list)?
-- Grain: one row per customer of the run, one page of them.
-- Parameters: @tenant_id; @run_id; @group, @value_tier, @activity_status, @region, @category (the
--     favourite): null means all; @pattern: a LIKE pattern for id or name; @after_monetary, @after_frequency,
--     @after_recency, @after_id: the last row of the page before, null for the first; @rows.
with final as (
    select
        s.customer_id,
        coalesce(nullif(m.name, ''), c.name) as name,
        s.recency_days,
        s.frequency,
        s.monetary,
        s.r_score,
        s.f_score,
        s.m_score,
        s.rfm_group as "group",
        s.value_tier,
        s.activity_status
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
    where s.tenant_id = @tenant_id
      and s.run_id = @run_id
      and (@group is null or s.rfm_group = @group)
      and (@value_tier is null or s.value_tier = @value_tier)
      and (@activity_status is null or s.activity_status = @activity_status)
      and (@region is null or coalesce(nullif(m.region, ''), c.region) = @region)
      and (@category is null or f.category = @category)
      and (
        @pattern is null
        or s.customer_id ilike @pattern
        or m.name ilike @pattern
        or c.name ilike @pattern
      )
      and (
        @after_id is null
        or (-s.monetary, -s.frequency, s.recency_days, s.customer_id collate "C")
            > (-@after_monetary::numeric, -@after_frequency::int, @after_recency::int, @after_id)
      )
    order by s.monetary desc, s.frequency desc, s.recency_days, s.customer_id collate "C"
    limit @rows
)
select * from final
order by monetary desc, frequency desc, recency_days, customer_id collate "C";
