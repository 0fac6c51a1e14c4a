-- How many customers has each RFM group, cell, tier and status of a run, and what did they spend?
-- Grain: one row per group, per cell, per tier and per status; the other columns are null.
-- Parameters: @tenant_id; @run_id.
with final as (
    select
        grouping(s.rfm_group, s.r_score, s.value_tier, s.activity_status) as grouping,
        s.rfm_group,
        s.r_score,
        s.f_score,
        s.value_tier,
        s.activity_status,
        count(*)::int as customers,
        sum(s.monetary) as net_sales,
        avg(s.recency_days) as avg_recency_days,
        avg(s.frequency) as avg_frequency
    from rfm_scores as s
    where s.tenant_id = @tenant_id
      and s.run_id = @run_id
    group by grouping sets (
        (s.rfm_group), (s.r_score, s.f_score), (s.value_tier), (s.activity_status)
    )
)
select * from final order by grouping, rfm_group, r_score, f_score, value_tier, activity_status;
