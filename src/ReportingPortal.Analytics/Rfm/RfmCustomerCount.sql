-- How many customers fit the filter?
-- Grain: one row.
-- Parameters: @tenant_id; @run_id; @group, @value_tier, @activity_status: null means all;
--     @pattern: a LIKE pattern for id or name.
with final as (
    select count(*)::int as customers
    from rfm_scores as s
    where s.tenant_id = @tenant_id
      and s.run_id = @run_id
      and (@group is null or s.rfm_group = @group)
      and (@value_tier is null or s.value_tier = @value_tier)
      and (@activity_status is null or s.activity_status = @activity_status)
      and (
        @pattern is null
        or s.customer_id ilike @pattern
        or s.customer_id in (
            select c.customer_id
            from customers as c
            where c.tenant_id = @tenant_id
              and c.name ilike @pattern
            union all
            select c.customer_id
            from customer_summary as c
            where c.tenant_id = @tenant_id
              and c.name ilike @pattern
        )
      )
)
select * from final;
