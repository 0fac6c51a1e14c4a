-- Has the tenant sales on days that are not touched?
-- Grain: one row.
-- Parameters: @tenant_id.
select exists (
    select 1
    from sales_summary as s
    where s.tenant_id = @tenant_id
        and not exists (select 1 from touched_days as d where d.sale_date = s.sale_date)
)
