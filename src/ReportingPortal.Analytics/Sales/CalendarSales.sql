-- What was sold each calendar month or quarter, and how did it change on the one and the year before (D4)?
-- Grain: one row per calendar period, first to last with data, gaps included; × category if asked.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all;
--     @by_category: each for itself; @grain: month or quarter, of which @a_year make a year.
with recursive span as (
    -- Returns may come before the first order and after the last: they have a period as well.
    select
        date_trunc(@grain, greatest(@from, min(d.sale_date))::timestamp)::date as first_start,
        date_trunc(@grain, least(@to::date - 1, max(d.sale_date))::timestamp)::date as last_start,
        interval '1 year' / @a_year as step
    from daily_sales as d
    where d.tenant_id = @tenant_id and d.region = '*' and d.category = '*'
    having min(d.sale_date) is not null
),
bounds as (
    select
        span.*,
        -- A year more in front: the first period's change needs it.
        (span.first_start - interval '1 year')::date as read_from,
        (span.last_start + span.step)::date as read_until, s.as_of_date,
        s.as_of_date - date_trunc(@grain, s.as_of_date::timestamp)::date as days_gone
    from span
    join tenant_states as s on s.tenant_id = @tenant_id
),
periods as (
    select b.read_from as starts_on
    from bounds as b
    where b.first_start <= b.last_start
    union all
    select (p.starts_on + b.step)::date
    from periods as p
    cross join bounds as b
    where p.starts_on < b.last_start
),
days as (
    select
        case when @by_category then d.category end as category, date_trunc(@grain, d.sale_date::timestamp)::date as starts_on,
        d.sale_date, d.gross_sales, d.discounts, d.returns, d.net_sales, d.orders
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.sale_date >= (select b.read_from from bounds as b)
      and d.sale_date < (select b.read_until from bounds as b)
      and d.region = coalesce(@region, '*')
      and (d.category <> '*') = (@by_category or @category::text is not null)
      and (@category is null or d.category = @category)
),
sold as (
    select
        d.category, d.starts_on,
        sum(d.gross_sales) as gross_sales, sum(d.discounts) as discounts,
        sum(d.returns) as returns, sum(d.net_sales) as net_sales, sum(d.orders)::int as orders,
        -- The same number of days of every period, to compare a running one with.
        sum(d.net_sales) filter (
            where d.sale_date - d.starts_on <= (select b.days_gone from bounds as b)
        ) as to_day
    from days as d
    group by d.category, d.starts_on
),
series as (
    select
        k.category, p.starts_on,
        coalesce(b.as_of_date < (p.starts_on + b.step)::date - 1, true) as partial,
        s.gross_sales, s.discounts, s.returns, s.net_sales, s.orders, s.to_day,
        lag(s.net_sales) over w as before,
        lag(s.to_day) over w as before_to_day,
        lag(s.net_sales, @a_year::int) over w as year_before,
        lag(s.to_day, @a_year::int) over w as year_before_to_day
    from (
        select null as category where not @by_category
        union
        select sold.category from sold
    ) as k
    cross join periods as p
    cross join bounds as b
    left join sold as s
        on s.starts_on = p.starts_on
        and s.category is not distinct from k.category
    window w as (partition by k.category order by p.starts_on)
),
-- A running period is compared up to its day; growth from zero or below is unknown.
final as (
    select
        s.category, s.starts_on, s.partial,
        coalesce(s.net_sales, 0) as net_sales, coalesce(s.orders, 0) as orders,
        coalesce(s.gross_sales, 0) as gross_sales,
        coalesce(s.discounts, 0) as discounts, coalesce(s.returns, 0) as returns,
        coalesce(case when s.partial then s.to_day else s.net_sales end, 0)
            / nullif(greatest(
                case when s.partial then s.before_to_day else s.before end, 0), 0)
            - 1 as growth,
        coalesce(case when s.partial then s.to_day else s.net_sales end, 0)
            / nullif(greatest(
                case when s.partial then s.year_before_to_day else s.year_before end, 0), 0)
            - 1 as year_over_year
    from series as s
    join bounds as b on s.starts_on >= b.first_start
)
select * from final order by category collate "C", starts_on;
