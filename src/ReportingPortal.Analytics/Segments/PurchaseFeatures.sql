-- How recently, how often and for how much did each customer buy?
-- Grain: one row per customer with an order.
-- Parameters: @tenant_id; @as_of_date: the day recency is counted from.
with final as (
    select
        c.customer_id,
        (@as_of_date::date - c.last_order_on)::float8 as recency_days,
        c.lifetime_orders::float8 as frequency,
        c.lifetime_net_sales::float8 as monetary
    from customer_summary as c
    where c.tenant_id = @tenant_id
      and c.lifetime_orders > 0
)
select * from final order by customer_id;
