-- What did the customers of each first period do in it and in those after it (D6)?
-- Grain: one row per cohort_on × period_number in which anything happened.
-- Parameters: @tenant_id; @run_id; @basis; @grain; @from, @to: half-open first days of cohorts, null means all.
with final as (
    select
        c.cohort_on,
        c.period_number,
        c.registered,
        c.customers,
        c.last_customers,
        c.net_sales
    from cohort_cells as c
    where c.tenant_id = @tenant_id
      and c.run_id = @run_id
      and c.basis = @basis
      and c.grain = @grain
      and (@from::date is null or c.cohort_on >= @from)
      and (@to::date is null or c.cohort_on < @to)
)
select * from final order by cohort_on, period_number;
