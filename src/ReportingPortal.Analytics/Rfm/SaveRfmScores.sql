-- What are the values, scores, group, tier and status of customers with an order (D1 to D3)?
-- Grain: one row per customer, written for the run.
-- Parameters: @tenant_id; @run_id; the others are arrays side by side, a place a customer; a
--     score of 0 is none.
with final as (
    select s.*
    from unnest(
        @customer_ids::text[], @recency_days::int[], @frequency::int[], @monetary::numeric[],
        @net_sales::numeric[], @r_scores::int[], @f_scores::int[], @m_scores::int[],
        @groups::text[], @tiers::text[], @statuses::text[]
    ) as s (
        customer_id, recency_days, frequency, monetary, net_sales, r_score, f_score, m_score,
        rfm_group, value_tier, activity_status
    )
)
insert into rfm_scores (
    tenant_id, run_id, customer_id, recency_days, frequency, monetary, net_sales,
    r_score, f_score, m_score, rfm_group, value_tier, activity_status
)
select
    @tenant_id, @run_id, f.customer_id, f.recency_days, f.frequency, f.monetary, f.net_sales,
    nullif(f.r_score, 0)::smallint, nullif(f.f_score, 0)::smallint,
    nullif(f.m_score, 0)::smallint, f.rfm_group, f.value_tier, f.activity_status
from final as f
on conflict do nothing;
