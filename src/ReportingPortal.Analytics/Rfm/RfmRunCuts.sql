-- By which cuts were a run's customers scored?
-- Grain: one row per measure.
-- Parameters: @tenant_id; @run_id.
with final as (
    select
        c.measure,
        c.cuts,
        array_position(array['recency_days', 'frequency', 'monetary'], c.measure) as position
    from rfm_cuts as c
    where c.tenant_id = @tenant_id
      and c.run_id = @run_id
)
select measure, cuts from final order by position;
