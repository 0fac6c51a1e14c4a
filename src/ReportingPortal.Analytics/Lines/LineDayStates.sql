-- Which days have order lines, and with which state of the data did each get its figures? One look-up a day, of the index.
-- Grain: one row per order_date; data_version is null for a day without any valid sale or return.
-- Parameters: @tenant_id.
with recursive days as (
    select (
        select min(l.order_date) from order_lines as l where l.tenant_id = @tenant_id
    ) as order_date
    union all
    select (
        select min(l.order_date)
        from order_lines as l
        where l.tenant_id = @tenant_id and l.order_date > d.order_date
    )
    from days as d
    where d.order_date is not null
),
final as (
    select
        d.order_date,
        s.data_version
    from days as d
    left join sales_summary as s
        on s.tenant_id = @tenant_id
        and s.sale_date = d.order_date
    where d.order_date is not null
)
select order_date, data_version from final;
