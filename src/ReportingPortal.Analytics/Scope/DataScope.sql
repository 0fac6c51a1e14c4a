-- What does a tenant's data span, and which regions and categories can it be cut to?
-- Grain: one row; none while the tenant has no state.
-- Parameters: @tenant_id.
with choices as (
    select distinct
        d.region,
        d.category
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and (d.region = '*' or d.category = '*')
),
final as (
    select
        (
            select min(d.sale_date)
            from daily_sales as d
            where d.tenant_id = @tenant_id
              and d.orders > 0
        ) as first_order_on,
        s.as_of_date,
        s.data_version,
        s.data_changed_at,
        s.current_run_id,
        array(
            select c.region
            from choices as c
            where c.category = '*' and c.region <> '*'
            order by c.region
        ) as regions,
        array(
            select c.category
            from choices as c
            where c.region = '*' and c.category <> '*'
            order by c.category
        ) as categories
    from tenant_states as s
    where s.tenant_id = @tenant_id
)
select * from final;
