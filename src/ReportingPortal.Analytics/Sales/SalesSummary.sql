-- What was sold each day, by the summary of one row a day (D18)?
-- Grain: one row per day of the period, days without sales included.
-- Parameters: @tenant_id; @from, @to: half-open days.
with recursive days as (
    select @from::date as sale_date
    where @from::date < @to::date
    union all
    select d.sale_date + 1
    from days as d
    where d.sale_date + 1 < @to::date
),
final as (
    select
        d.sale_date,
        coalesce(s.total_sales, 0) as total_sales,
        coalesce(s.unique_customers, 0) as unique_customers,
        coalesce(s.total_products_sold, 0) as total_products_sold
    from days as d
    left join sales_summary as s
        on s.tenant_id = @tenant_id
        and s.sale_date = d.sale_date
)
select * from final order by sale_date;
