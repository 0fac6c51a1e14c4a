-- How many customers fit the filter?
-- Grain: one row.
-- Parameters: @tenant_id; @run_id; @group, @value_tier, @activity_status, @region, @category (the
--     favourite): null means all; @pattern: a LIKE pattern for id or name.
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
)
select * from final;
