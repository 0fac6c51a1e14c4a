-- Which lines do the orders of some days have, whether they count or not? Regions and categories are those of the lines alone.
-- Grain: one row per order line, in no order.
-- Parameters: @tenant_id; @days: the days.
with final as (
    select
        l.order_date,
        l.order_id,
        l.product_id,
        l.customer_id,
        l.region,
        l.category,
        l.ordered_at,
        l.quantity,
        l.unit_price,
        l.net_sales,
        l.cost is not null as has_cost,
        l.kind,
        l.is_valid,
        l.upload_id
    from order_lines as l
    where l.tenant_id = @tenant_id
      and l.order_date = any(@days)
)
select * from final;
