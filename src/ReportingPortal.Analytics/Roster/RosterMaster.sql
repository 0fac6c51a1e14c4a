-- What is known of each customer now: names, region, segment of the shop's file, what all orders add up to?
-- Grain: one row per customer, in no order.
-- Parameters: @tenant_id.
with listed as (
    select
        c.customer_id,
        c.name,
        c.region,
        c.given_segment
    from customers as c
    where c.tenant_id = @tenant_id
),
bought as (
    select
        s.customer_id,
        s.name,
        s.region,
        s.first_order_on,
        s.lifetime_orders,
        s.lifetime_net_sales
    from customer_summary as s
    where s.tenant_id = @tenant_id
),
final as (
    select
        coalesce(l.customer_id, b.customer_id) as customer_id,
        l.name as listed_name,
        b.name as bought_name,
        coalesce(nullif(b.region, ''), l.region) as region,
        l.given_segment,
        b.first_order_on,
        coalesce(b.lifetime_orders, 0) as lifetime_orders,
        coalesce(b.lifetime_net_sales, 0) as lifetime_net_sales
    from listed as l
    full join bought as b
        on b.customer_id = l.customer_id
)
select * from final;
