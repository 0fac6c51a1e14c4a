-- Which customers does a tenant know, of its files or of its orders, and what? Whoever visits is added to the customers, too.
-- Grain: one row per customer, in no order; the region of the customer, then that of the last order.
-- Parameters: @tenant_id.
with known as (
    select
        c.customer_id,
        not c.is_derived as is_listed,
        c.region,
        c.given_segment
    from customers as c
    where c.tenant_id = @tenant_id
),
bought as (
    select
        s.customer_id,
        s.region
    from customer_summary as s
    where s.tenant_id = @tenant_id
),
final as (
    select
        customer_id,
        coalesce(k.is_listed, false) as is_listed,
        k.region,
        k.given_segment,
        b.region as last_region
    from known as k
    full join bought as b using (customer_id)
)
select customer_id, is_listed, region, given_segment, last_region from final;
