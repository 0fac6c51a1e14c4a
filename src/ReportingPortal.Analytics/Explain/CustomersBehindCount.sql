-- How many customers make up a figure of an analysis run?
-- Grain: one row: their number, and that it is all of them.
-- Parameters: those of CustomersBehind without its page.
select
    count(*)::int as rows,
    true as is_whole
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
where s.tenant_id = @tenant_id
  and s.run_id = @run_id
  and (@region::text is null or coalesce(nullif(m.region, ''), c.region) = @region)
  and (@category::text is null or f.category = @category)
  and (@group::text is null or s.rfm_group = @group)
  and (@value_tier::text is null or s.value_tier = @value_tier)
  and (not @with_orders or m.lifetime_orders > 0)
  and (not @in_segment or i.segment_id is not null);
