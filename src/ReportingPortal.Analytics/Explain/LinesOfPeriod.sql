-- Does a period hold more order lines than can be counted while a page waits?
-- Grain: one row: the lines of its days, of whatever kind, counted no further than asked. Orders have a line or more
--     each: where they alone are too many, no line is looked at.
-- Parameters: @tenant_id; @from, @to: half-open days; @most: where counting stops.
with ordered as (
    select coalesce(sum(d.orders), 0)::int as orders
    from daily_sales as d
    where d.tenant_id = @tenant_id
      and d.sale_date >= @from and d.sale_date < @to
      and d.region = '*' and d.category = '*'
),
counted as (
    select 1 as line
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.order_date >= @from and l.order_date < @to
    limit @most
)
select case when o.orders >= @most then o.orders else (select count(*)::int from counted) end
from ordered as o;
