-- What does a tenant's data span, and which regions and categories can it be cut to?
-- Grain: one row; none while the tenant has no state.
-- Parameters: @tenant_id.
-- Names are found one after the other, each by one step into the index, not by reading all days.
with recursive regions as (
    select min(d.region) as region
    from daily_sales as d
    where d.tenant_id = @tenant_id
    union all
    select (
        select min(d.region)
        from daily_sales as d
        where d.tenant_id = @tenant_id and d.region > r.region
    )
    from regions as r
    where r.region is not null
),
categories as (
    select min(d.category) as category
    from daily_sales as d
    where d.tenant_id = @tenant_id and d.region = '*'
    union all
    select (
        select min(d.category)
        from daily_sales as d
        where d.tenant_id = @tenant_id and d.region = '*' and d.category > c.category
    )
    from categories as c
    where c.category is not null
),
final as (
    select
        s.as_of_date,
        s.data_version,
        s.data_changed_at,
        s.current_run_id,
        array(
            select r.region from regions as r where r.region <> '*' order by r.region
        ) as regions,
        array(
            select c.category from categories as c where c.category <> '*' order by c.category
        ) as categories,
        (
            select min(d.sale_date)
            from daily_sales as d
            where d.tenant_id = @tenant_id and d.region = '*' and d.category = '*'
        ) as first_on,
        (
            select max(d.sale_date)
            from daily_sales as d
            where d.tenant_id = @tenant_id and d.region = '*' and d.category = '*'
        ) as last_on
    from tenant_states as s
    where s.tenant_id = @tenant_id
)
select * from final;
