-- What has each segment's customers brought in?
-- Grain: one row per segment of the run.
-- Parameters: @tenant_id; @run_id.
with final as (
    select
        m.segment_id,
        coalesce(sum(c.lifetime_net_sales), 0) as net_sales
    from segment_members as m
    left join customer_summary as c
        on c.tenant_id = @tenant_id
        and c.customer_id = m.customer_id
    where m.tenant_id = @tenant_id
      and m.run_id = @run_id
    group by m.segment_id
)
select * from final order by segment_id;
