-- What are each customer's RFM values, scores, group, tier and status (D1 to D3)?
-- Grain: one row per customer, those without an order included, written for the run.
-- Parameters: @tenant_id; @run_id; @as_of_date; @cells: the 25 group names, row by row of R.
with cuts as (
    select
        max(c.cuts::float8[]) filter (where c.measure = 'recency_days') as r,
        max(c.cuts::float8[]) filter (where c.measure = 'frequency') as f,
        max(c.cuts::float8[]) filter (where c.measure = 'monetary') as m
    from rfm_cuts as c
    where c.tenant_id = @tenant_id
      and c.run_id = @run_id
),
-- width_bucket counts the cuts a value has reached; D1 wants those it exceeds. Of the negated
-- value and the negated cuts in reverse the two are complements, and equal values score equal.
reversed_cuts as (
    select
        array[-c.r[4], -c.r[3], -c.r[2], -c.r[1]] as r,
        array[-c.f[4], -c.f[3], -c.f[2], -c.f[1]] as f,
        array[-c.m[4], -c.m[3], -c.m[2], -c.m[1]] as m,
        c.f[4] as f_p80,
        c.m[4] as m_p80,
        c.m[2] as m_p40
    from cuts as c
),
buyers as (
    select
        c.customer_id,
        @as_of_date::date - c.last_order_on as recency_days,
        c.lifetime_orders as frequency,
        c.lifetime_net_sales as monetary,
        count(*) over () >= 5 as is_scored
    from customer_summary as c
    where c.tenant_id = @tenant_id
      and c.lifetime_orders > 0
),
scores as (
    select
        b.*,
        case when b.is_scored then 1 + width_bucket(-b.recency_days::float8, c.r) end as r_score,
        case when b.is_scored then 5 - width_bucket(-b.frequency::float8, c.f) end as f_score,
        case when b.is_scored then 5 - width_bucket(-b.monetary::float8, c.m) end as m_score,
        case
            when b.frequency >= 2 and b.monetary >= c.m_p80 and b.frequency >= c.f_p80 then 'Gold'
            when b.frequency >= 2 and b.monetary >= c.m_p40 then 'Silver'
            else 'Bronze'
        end as value_tier
    from buyers as b
    cross join reversed_cuts as c
),
strangers as (
    select c.customer_id
    from customer_summary as c
    where c.tenant_id = @tenant_id
      and c.lifetime_orders = 0
    union
    select c.customer_id
    from customers as c
    left join customer_summary as s
        on s.tenant_id = @tenant_id
        and s.customer_id = c.customer_id
    where c.tenant_id = @tenant_id
      and s.customer_id is null
),
final as (
    select
        s.customer_id, s.recency_days, s.frequency, s.monetary, s.r_score, s.f_score, s.m_score,
        coalesce((@cells::text[])[5 * (s.r_score - 1) + s.f_score], 'n/a') as rfm_group,
        s.value_tier,
        case
            when s.recency_days <= 90 then 'Active'
            when s.recency_days <= 180 then 'Dormant'
            else 'Churned'
        end as activity_status
    from scores as s
    union all
    select s.customer_id, 0, 0, 0, null, null, null, 'No purchase', 'None', 'Prospect'
    from strangers as s
)
insert into rfm_scores (
    tenant_id, run_id, customer_id, recency_days, frequency, monetary,
    r_score, f_score, m_score, rfm_group, value_tier, activity_status
)
select
    @tenant_id, @run_id, f.customer_id, f.recency_days, f.frequency, f.monetary,
    f.r_score, f.f_score, f.m_score, f.rfm_group, f.value_tier, f.activity_status
from final as f
on conflict do nothing;
