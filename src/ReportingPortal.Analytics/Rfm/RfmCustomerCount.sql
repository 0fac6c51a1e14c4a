-- How many customers fit the filter?
-- Grain: one row.
-- Parameters: @tenant_id; @run_id; @group, @value_tier, @activity_status, @region, @category (the
--     favourite), @segment_id, @min_spend to @max_days (ends included), @from_code, @to_code (groups
--     at @from_point and @to_point), @customer_ids: null means all; @pattern: a LIKE pattern for id
--     or name.
with final as (
    select count(*)::int as customers
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
    left join rfm_histories as h
        on h.tenant_id = @tenant_id
        and h.run_id = @run_id
        and h.customer_id = s.customer_id
    where s.tenant_id = @tenant_id
      and s.run_id = @run_id
      and (@group is null or s.rfm_group = @group)
      and (@value_tier is null or s.value_tier = @value_tier)
      and (@activity_status is null or s.activity_status = @activity_status)
      and (@region is null or coalesce(nullif(m.region, ''), c.region) = @region)
      and (@category is null or f.category = @category)
      and (@segment_id::int is null or b.segment_id = @segment_id)
      and (@min_spend::numeric is null or s.net_sales >= @min_spend)
      and (@max_spend::numeric is null or s.net_sales <= @max_spend)
      and (@min_orders::int is null or s.frequency >= @min_orders)
      and (@max_orders::int is null or s.frequency <= @max_orders)
      and (@min_days::int is null or (s.frequency > 0 and s.recency_days >= @min_days))
      and (@max_days::int is null or (s.frequency > 0 and s.recency_days <= @max_days))
      and (@from_code::int is null or h.groups[@from_point::int] = @from_code)
      and (@to_code::int is null or h.groups[@to_point::int] = @to_code)
      and (@customer_ids::text[] is null or s.customer_id = any(@customer_ids))
      and (
        @pattern is null
        or s.customer_id ilike @pattern
        or m.name ilike @pattern
        or c.name ilike @pattern
      )
)
select * from final;
