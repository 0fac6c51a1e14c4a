-- What did products sell on the touched days, as far as known until now? It is taken off their histories.
-- Grain: one row per product.
-- Parameters: @tenant_id.
insert into product_changes (
    product_id, orders, net_sales, units_sold, costed_net_sales, cost, sale_days
)
select
    p.product_id, -sum(p.orders), -sum(p.net_sales), -sum(p.units_sold), -sum(p.costed_net_sales),
    -sum(p.cost), -count(*)
from touched_days as t
join product_days as d
    on d.tenant_id = @tenant_id
    and d.sale_date = t.sale_date
cross join unnest(
    d.product_ids, d.orders, d.net_sales, d.units_sold, d.costed_net_sales, d.cost
) as p (product_id, orders, net_sales, units_sold, costed_net_sales, cost)
group by p.product_id
on conflict do nothing
