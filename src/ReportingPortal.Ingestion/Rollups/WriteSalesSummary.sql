-- What was sold on each touched day (D18)?
-- Grain: one row per sale_date with sales or returns.
-- Parameters: @tenant_id, @now.
insert into sales_summary (
    tenant_id, sale_date, total_sales, unique_customers, total_products_sold, updated_at,
    data_version
)
select
    @tenant_id, s.sale_date, s.net_sales, s.customers, s.units_sold, @now,
    -- Raised once the load's figures are complete.
    t.data_version + 1
from daily_sales as s
join tenant_states as t
    on t.tenant_id = @tenant_id
join touched_days as d
    on d.sale_date = s.sale_date
where s.tenant_id = @tenant_id and s.region = '*' and s.category = '*'
on conflict (tenant_id, sale_date) do nothing
