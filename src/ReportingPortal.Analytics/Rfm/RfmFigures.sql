-- How many customers has each RFM group, cell, tier and status of a run, and what did they spend?
-- Grain: one row per group, per cell, per tier and per status; the other columns are null.
-- Parameters: @tenant_id; @run_id; @by_money: the grid's columns are (F + M + 1) div 2; @region,
--     @category (the favourite), @group: null means all.
with scores as (
    select
        s.*,
        case
            when @by_money::boolean then (s.f_score + s.m_score + 1) / 2
            else s.f_score
        end::int as grid_column
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
      and (@region is null or coalesce(nullif(m.region, ''), c.region) = @region)
      and (@category is null or f.category = @category)
      and (@group is null or s.rfm_group = @group)
),
final as (
    select
        grouping(s.rfm_group, s.r_score, s.value_tier, s.activity_status) as grouping,
        s.rfm_group,
        s.r_score,
        s.grid_column,
        s.value_tier,
        s.activity_status,
        count(*)::int as customers,
        sum(s.net_sales) as net_sales,
        avg(s.recency_days) as avg_recency_days,
        avg(s.frequency) as avg_frequency,
        avg(s.monetary) as avg_monetary
    from scores as s
    group by grouping sets (
        (s.rfm_group), (s.r_score, s.grid_column), (s.value_tier), (s.activity_status)
    )
)
select * from final
order by grouping, rfm_group, r_score, grid_column, value_tier, activity_status;
