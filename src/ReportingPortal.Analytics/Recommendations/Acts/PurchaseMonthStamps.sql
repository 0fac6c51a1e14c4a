-- Which months have sales, and with which state of the data did their days get their figures?
-- Grain: one row per month.
-- Parameters: @tenant_id.
with final as (
    select
        date_trunc('month', s.sale_date)::date as month,
        count(*)::int as days,
        max(s.data_version) as data_version
    from sales_summary as s
    where s.tenant_id = @tenant_id
    group by date_trunc('month', s.sale_date)::date
)
select month, days, data_version from final order by month;
