-- When does the shop's history begin, and how long was it silent at most in its first sixty days?
-- Grain: one row; no day without orders.
-- Parameters: @tenant_id.
with first_order as (
    select min(d.sale_date) as first_order_on
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.region = '*' and d.category = '*'
      and d.orders > 0
),
bounds as (
    select f.first_order_on, least(f.first_order_on + 60, s.as_of_date + 1) as ends_before
    from first_order as f
    join tenant_states as s on s.tenant_id = @tenant_id
),
silences as (
    select coalesce(lead(d.sale_date) over (order by d.sale_date), b.ends_before) - d.sale_date - 1 as days
    from bounds as b
    join sales_summary as d
        on d.tenant_id = @tenant_id
        and d.sale_date >= b.first_order_on
        and d.sale_date < b.ends_before
),
final as (
    select
        f.first_order_on,
        coalesce((select max(s.days) from silences as s), 0) as longest_silence
    from first_order as f
)
select * from final;
