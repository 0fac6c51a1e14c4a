-- How did a run group one customer?
-- Grain: one row; none when the run does not know the customer.
-- Parameters: @tenant_id; @run_id; @customer_id.
with final as (
    select
        r.recency_days,
        r.frequency,
        r.monetary,
        r.r_score,
        r.f_score,
        r.m_score,
        r.rfm_group,
        r.value_tier,
        r.activity_status,
        s.name as segment
    from rfm_scores as r
    left join segment_members as m
        on m.tenant_id = @tenant_id
        and m.run_id = r.run_id
        and m.customer_id = r.customer_id
    left join segments as s
        on s.tenant_id = @tenant_id
        and s.run_id = m.run_id
        and s.segment_id = m.segment_id
    where r.tenant_id = @tenant_id
      and r.run_id = @run_id
      and r.customer_id = @customer_id
)
select * from final;
