-- Who bought or returned something on which day, and for how much?
-- Grain: one row per sale_date × region, customers packed in arrays; in the order of days.
-- Parameters: @tenant_id.
with final as (
    select
        d.sale_date,
        d.region,
        d.customer_ids,
        d.orders,
        d.net_sales
    from customer_days as d
    where d.tenant_id = @tenant_id
      and d.category = '*'
)
select sale_date, customer_ids, orders, net_sales from final order by sale_date, region;
