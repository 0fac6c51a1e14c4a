-- What has each customer spent over all time? (Guests are nobody's row.)
-- Grain: one row per customer with sales or returns, in no order: the curve sorts them.
-- Parameters: @tenant_id.
with final as (
    select
        c.customer_id as id,
        coalesce(nullif(c.name, ''), c.customer_id) as name,
        c.lifetime_net_sales as net_sales
    from customer_summary as c
    where c.tenant_id = @tenant_id
)
select * from final;
