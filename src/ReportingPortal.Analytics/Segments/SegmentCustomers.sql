-- Which customers belong to which segment of a run?
-- Grain: one row per customer, one page of them.
-- Parameters: @tenant_id; @run_id; @segment_id: null means all; @region, @category (the
--     favourite), @group: null means all; @after_id: the last id of the page before, null for the
--     first; @rows.
with final as (
    select
        m.customer_id,
        coalesce(nullif(s.name, ''), c.name) as name,
        m.segment_id::int as segment_id,
        g.name as segment_name
    from segment_members as m
    join segments as g
        on g.tenant_id = @tenant_id
        and g.run_id = m.run_id
        and g.segment_id = m.segment_id
    left join customer_summary as s
        on s.tenant_id = @tenant_id
        and s.customer_id = m.customer_id
    left join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = m.customer_id
    left join favourite_categories as f
        on f.tenant_id = @tenant_id
        and f.run_id = @run_id
        and f.customer_id = m.customer_id
    left join rfm_scores as r
        on r.tenant_id = @tenant_id
        and r.run_id = @run_id
        and r.customer_id = m.customer_id
    where m.tenant_id = @tenant_id
      and m.run_id = @run_id
      and (@segment_id::int is null or m.segment_id = @segment_id)
      and (@region is null or coalesce(nullif(s.region, ''), c.region) = @region)
      and (@category is null or f.category = @category)
      and (@group is null or r.rfm_group = @group)
      and (@after_id is null or m.customer_id > @after_id)
    order by m.customer_id
    limit @rows
)
select * from final order by customer_id;
