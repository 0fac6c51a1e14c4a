-- What was sold each month, and how did it change against the month before (D4)?
-- Grain: one row per calendar month of the period, first to last with data, gaps included.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with recursive bounds as (
    select
        date_trunc('month', greatest(@from, min(d.sale_date))::timestamp)::date as first_month,
        date_trunc('month', least(@to::date - 1, s.as_of_date)::timestamp)::date as last_month,
        s.as_of_date
    from tenant_states as s
    join daily_sales as d
        on d.tenant_id = s.tenant_id
    where s.tenant_id = @tenant_id
      and d.region = '*' and d.category = '*'
    group by s.as_of_date
),
-- One month more in front: the first month's growth needs it.
months as (
    select (b.first_month - interval '1 month')::date as month
    from bounds as b
    where b.first_month <= b.last_month
    union all
    select (m.month + interval '1 month')::date
    from months as m
    cross join bounds as b
    where m.month < b.last_month
),
sold as (
    select
        date_trunc('month', d.sale_date::timestamp)::date as month,
        sum(d.net_sales) as net_sales,
        sum(d.orders)::int as orders,
        -- The same number of days of every month, to compare a running one with.
        sum(d.net_sales) filter (
            where extract(day from d.sale_date) <= extract(day from b.as_of_date)
        ) as net_sales_to_day
    from bounds as b
    join daily_sales as d
        on d.tenant_id = @tenant_id
        and d.sale_date >= (b.first_month - interval '1 month')::date
        and d.sale_date < (b.last_month + interval '1 month')::date
    where d.region = coalesce(@region, '*')
      and d.category = coalesce(@category, '*')
    group by 1
),
buyers as (
    select distinct
        date_trunc('month', d.sale_date::timestamp)::date as month,
        c.customer_id
    from bounds as b
    join customer_days as d
        on d.tenant_id = @tenant_id
        and d.sale_date >= b.first_month
        and d.sale_date < (b.last_month + interval '1 month')::date
    cross join unnest(d.customer_ids, d.orders) as c (customer_id, orders)
    where d.category = coalesce(@category, '*')
      and (@region is null or d.region = @region)
      and c.orders > 0
),
buyer_counts as (
    select
        b.month,
        count(*)::int as customers
    from buyers as b
    group by b.month
),
series as (
    select
        m.month,
        coalesce(s.net_sales, 0) as net_sales,
        coalesce(s.orders, 0) as orders,
        coalesce(c.customers, 0) as customers,
        coalesce(s.net_sales_to_day, 0) as net_sales_to_day,
        lag(coalesce(s.net_sales, 0)) over (order by m.month) as previous_net_sales,
        lag(coalesce(s.net_sales_to_day, 0)) over (order by m.month) as previous_to_day,
        b.as_of_date < (m.month + interval '1 month')::date - 1 as partial,
        b.first_month
    from months as m
    cross join bounds as b
    left join sold as s
        on s.month = m.month
    left join buyer_counts as c
        on c.month = m.month
),
final as (
    select
        s.month,
        s.net_sales,
        s.orders,
        s.customers,
        case
            when s.partial and s.previous_to_day > 0
                then s.net_sales_to_day / s.previous_to_day - 1
            when not s.partial and s.previous_net_sales > 0
                then s.net_sales / s.previous_net_sales - 1
        end as growth,
        s.partial
    from series as s
    where s.month >= s.first_month
)
select * from final order by month;
