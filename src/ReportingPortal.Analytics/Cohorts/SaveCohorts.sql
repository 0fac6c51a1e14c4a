-- What did the customers of each first period do in it and in those after it (D6)?
-- Grain: one row per basis × grain × cohort_on × period_number, written for the run.
-- Parameters: @tenant_id; @run_id; the others are arrays side by side, a place a cell.
with final as (
    select v.*
    from unnest(
        @bases::smallint[], @grains::smallint[], @cohorts::date[], @numbers::int[],
        @registered::int[], @customers::int[], @last_customers::int[], @net_sales::numeric[]
    ) as v (
        basis, grain, cohort_on, period_number, registered, customers, last_customers, net_sales
    )
)
insert into cohort_cells (
    tenant_id, run_id, basis, grain, cohort_on, period_number, registered, customers,
    last_customers, net_sales
)
select
    @tenant_id, @run_id, f.basis, f.grain, f.cohort_on, f.period_number, f.registered,
    f.customers, f.last_customers, f.net_sales
from final as f
on conflict do nothing;
