-- Who is a customer, and what does the whole history add up to?
-- Grain: one row; none when the tenant has no such customer.
-- Parameters: @tenant_id; @customer_id.
with master as (
    select
        c.name,
        c.region
    from customers as c
    where c.tenant_id = @tenant_id
      and c.customer_id = @customer_id
),
history as (
    select
        s.name,
        s.region,
        s.first_order_on,
        s.last_order_on,
        s.lifetime_orders,
        s.lifetime_net_sales,
        s.lifetime_units,
        case
            when s.costed_net_sales <> 0 or s.cost <> 0 then s.costed_net_sales - s.cost
        end as lifetime_profit
    from customer_summary as s
    where s.tenant_id = @tenant_id
      and s.customer_id = @customer_id
),
final as (
    select
        coalesce(nullif(h.name, ''), m.name) as name,
        coalesce(nullif(h.region, ''), m.region, '') as region,
        h.first_order_on,
        h.last_order_on,
        coalesce(h.lifetime_orders, 0) as lifetime_orders,
        coalesce(h.lifetime_net_sales, 0) as lifetime_net_sales,
        coalesce(h.lifetime_units, 0) as lifetime_units,
        h.lifetime_profit
    from master as m
    full join history as h
        on true
)
select * from final;
