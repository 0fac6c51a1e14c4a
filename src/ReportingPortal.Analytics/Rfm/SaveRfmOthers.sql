-- Which customers are not scored, for they have no order in the window (D1)? Status goes by their last order ever.
-- Grain: one row per customer a run has no scores of, written for the run.
-- Parameters: @tenant_id; @run_id; @as_of_date; @active_days, @dormant_days: limits of status.
with known as (
    select
        s.customer_id,
        s.last_order_on
    from customer_summary as s
    where s.tenant_id = @tenant_id
    union all
    select
        c.customer_id,
        null
    from customers as c
    left join customer_summary as s
        on s.tenant_id = @tenant_id
        and s.customer_id = c.customer_id
    where c.tenant_id = @tenant_id
      and s.customer_id is null
),
final as (
    select
        k.customer_id,
        coalesce(@as_of_date::date - k.last_order_on, 0) as recency_days,
        case
            when k.last_order_on is null then 'Prospect'
            when @as_of_date::date - k.last_order_on <= @active_days then 'Active'
            when @as_of_date::date - k.last_order_on <= @dormant_days then 'Dormant'
            else 'Churned'
        end as activity_status
    from known as k
    left join rfm_scores as r
        on r.tenant_id = @tenant_id
        and r.run_id = @run_id
        and r.customer_id = k.customer_id
    where r.customer_id is null
)
insert into rfm_scores (
    tenant_id, run_id, customer_id, recency_days, frequency, monetary, net_sales,
    rfm_group, value_tier, activity_status
)
select
    @tenant_id, @run_id, f.customer_id, f.recency_days, 0, 0, 0,
    'No purchase', 'None', f.activity_status
from final as f
on conflict do nothing;
