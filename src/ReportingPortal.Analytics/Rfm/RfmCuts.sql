-- Where lie the quintile cuts of recency, frequency and monetary value (D1)?
-- Grain: one row per measure, written for the run; none without customers.
-- Parameters: @tenant_id; @run_id; @as_of_date: the day recency is counted from.
with buyers as (
    select
        (@as_of_date::date - c.last_order_on)::float8 as recency_days,
        c.lifetime_orders::float8 as frequency,
        c.lifetime_net_sales::float8 as monetary
    from customer_summary as c
    where c.tenant_id = @tenant_id
      and c.lifetime_orders > 0
),
-- percentile_cont interpolates linearly: type 7.
quantiles as (
    select
        percentile_cont(array[.2, .4, .6, .8]) within group (order by b.recency_days) as r,
        percentile_cont(array[.2, .4, .6, .8]) within group (order by b.frequency) as f,
        percentile_cont(array[.2, .4, .6, .8]) within group (order by b.monetary) as m
    from buyers as b
),
final as (
    select
        c.measure,
        c.cuts::numeric[] as cuts
    from quantiles as q
    cross join lateral (
        values ('recency_days', q.r), ('frequency', q.f), ('monetary', q.m)
    ) as c (measure, cuts)
    where c.cuts is not null
)
insert into rfm_cuts (tenant_id, run_id, measure, cuts)
select
    @tenant_id,
    @run_id,
    f.measure,
    f.cuts
from final as f
on conflict do nothing;
