-- Where does each person live, and in which group of the current run do they stand?
-- Grain: one row per customer; no region also of who bought without one.
-- Parameters: @tenant_id; @run_id: null before the first run.
with final as (
    select
        c.customer_id,
        nullif(coalesce(s.region, nullif(c.region, '')), 'Unknown') as region,
        r.rfm_group
    from customers as c
    left join customer_summary as s
        on s.tenant_id = @tenant_id
        and s.customer_id = c.customer_id
    left join rfm_scores as r
        on r.tenant_id = @tenant_id
        and r.run_id = @run_id::uuid
        and r.customer_id = c.customer_id
    where c.tenant_id = @tenant_id
)
select * from final;
