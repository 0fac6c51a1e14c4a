-- What was sold each day, with the mean of seven days (D18)?
-- Grain: one row per day of the period, days without sales included.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with recursive bounds as (
    select
        (select min(d.sale_date) from daily_sales as d where d.tenant_id = @tenant_id) as first_day,
        (select s.as_of_date from tenant_states as s where s.tenant_id = @tenant_id) as as_of_date
),
-- Six days before the period stand behind the mean of its first day.
days as (
    select @from::date - 6 as sale_date
    where @from::date < @to::date
    union all
    select d.sale_date + 1
    from days as d
    where d.sale_date + 1 < @to::date
),
sold as (
    select
        d.sale_date,
        d.net_sales,
        d.orders,
        d.customers,
        d.units_sold
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from::date - 6 and d.sale_date < @to
      and d.region = coalesce(@region, '*')
      and d.category = coalesce(@category, '*')
),
series as (
    select
        days.sale_date,
        coalesce(sold.net_sales, 0) as net_sales,
        coalesce(sold.orders, 0) as orders,
        coalesce(sold.customers, 0) as customers,
        coalesce(sold.units_sold, 0) as units_sold,
        avg(coalesce(sold.net_sales, 0)) over (
            order by days.sale_date
            rows between 6 preceding and current row
        ) as mean_of_seven
    from days
    left join sold
        on sold.sale_date = days.sale_date
),
final as (
    select
        s.sale_date as date,
        s.net_sales,
        s.orders,
        s.customers,
        s.units_sold,
        case
            when s.sale_date - 6 >= b.first_day
                and s.sale_date <= coalesce(b.as_of_date, s.sale_date)
                then s.mean_of_seven
        end as moving_average7d
    from series as s
    cross join bounds as b
    where s.sale_date >= @from
)
select * from final order by date;
