-- Says that facts have changed, and which day the figures now stand on: the last with an order (D0).
-- Grain: one row.
-- Parameters: @tenant_id, @now, @time_zone.
-- An order dated to come does not move that day, unless there are no others: one wrong year would
-- make every customer one who has long left.
update tenant_states as s
set
    data_version = s.data_version + 1,
    data_changed_at = @now,
    as_of_date = (
        select
            coalesce(
                max(d.sale_date) filter (where d.sale_date <= (@now at time zone @time_zone)::date),
                max(d.sale_date)
            )
        from daily_sales as d
        where d.tenant_id = @tenant_id and d.region = '*' and d.category = '*' and d.orders > 0
    )
where s.tenant_id = @tenant_id
