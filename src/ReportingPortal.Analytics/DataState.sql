-- Which state of the data do a tenant's figures stand on, and which days does it span?
-- Grain: one row; none while the tenant has no state.
-- Parameters: @tenant_id.
with final as (
    select
        s.data_version,
        s.current_run_id,
        (select min(d.sale_date) from daily_sales as d where d.tenant_id = @tenant_id) as first_day,
        (select max(d.sale_date) from daily_sales as d where d.tenant_id = @tenant_id) as last_day
    from tenant_states as s
    where s.tenant_id = @tenant_id
)
select * from final;
