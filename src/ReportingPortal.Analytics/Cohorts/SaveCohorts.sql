-- What did the customers of each first period do in it and in those after it (D6)?
-- Grain: one row per grain × cohort_on × period_number, written for the run.
-- Parameters: @tenant_id; @run_id; the others are arrays side by side, a place a cell.
with final as (
    select v.*
    from unnest(
        @grains::smallint[], @cohorts::date[], @numbers::int[], @customers::int[],
        @last_customers::int[], @net_sales::numeric[]
    ) as v (grain, cohort_on, period_number, customers, last_customers, net_sales)
)
insert into cohort_cells (
    tenant_id, run_id, grain, cohort_on, period_number, customers, last_customers, net_sales
)
select
    @tenant_id, @run_id, f.grain, f.cohort_on, f.period_number, f.customers, f.last_customers,
    f.net_sales
from final as f
on conflict do nothing;
