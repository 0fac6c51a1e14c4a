-- Does a period hold more order lines than can be counted while a page waits?
-- Grain: one row: the lines of its days, of whatever kind, counted no further than asked.
-- Parameters: @tenant_id; @from, @to: half-open days; @most: where counting stops.
with counted as (
    select 1 as line
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.order_date >= @from and l.order_date < @to
    limit @most
)
select count(*)::int from counted;
