-- How many customers ordered in each calendar month or quarter?
-- Grain: one row per calendar period with orders, whole periods however the days asked for cut them.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all; @grain: month or quarter.
with buyers as (
    select distinct
        date_trunc(@grain, d.sale_date::timestamp)::date as starts_on,
        c.customer_id
    from customer_days as d
    cross join unnest(d.customer_ids, d.orders) as c (customer_id, orders)
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.category = coalesce(@category, '*')
      and (@region is null or d.region = @region)
      and c.orders > 0
),
final as (
    select
        b.starts_on,
        count(*)::int as customers
    from buyers as b
    group by b.starts_on
)
select * from final order by starts_on;
