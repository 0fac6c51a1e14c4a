-- How many customers of a region, favourite category or RFM group fell into each segment, and what have they brought?
-- Grain: one row per segment with customers.
-- Parameters: @tenant_id; @run_id; @region, @category (the favourite), @group: null means all.
with final as (
    select
        m.segment_id::int as segment_id,
        count(*)::int as customers,
        coalesce(sum(s.lifetime_net_sales), 0) as net_sales
    from segment_members as m
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
      and (@region is null or coalesce(nullif(s.region, ''), c.region) = @region)
      and (@category is null or f.category = @category)
      and (@group is null or r.rfm_group = @group)
    group by m.segment_id
)
select * from final order by segment_id;
