-- Which customers does a tenant know, of its files or of its orders? Whoever visits is added to the customers, too.
-- Grain: one row per customer, in no order.
-- Parameters: @tenant_id.
with final as (
    select c.customer_id
    from customers as c
    where c.tenant_id = @tenant_id
    union
    select s.customer_id
    from customer_summary as s
    where s.tenant_id = @tenant_id
)
select customer_id from final;
