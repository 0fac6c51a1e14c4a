-- What were the orders of each day and region worth (D13), and whose were they (D15)?
-- Grain: one row per sale_date × region, written for the run.
-- Parameters: @tenant_id; @run_id; the others are arrays side by side, a place a row.
with final as (
    select v.*
    from unnest(
        @dates::date[], @regions::text[], @net_sales::bytea[],
        @new_orders::int[], @new_net_sales::numeric[],
        @returning_orders::int[], @returning_net_sales::numeric[],
        @guest_orders::int[], @guest_net_sales::numeric[], @other_net_sales::numeric[]
    ) as v (
        sale_date, region, net_sales, new_orders, new_net_sales, returning_orders,
        returning_net_sales, guest_orders, guest_net_sales, other_net_sales
    )
)
insert into order_totals (
    tenant_id, run_id, sale_date, region, net_sales, new_orders, new_net_sales, returning_orders,
    returning_net_sales, guest_orders, guest_net_sales, other_net_sales
)
select
    @tenant_id, @run_id, f.sale_date, f.region, f.net_sales, f.new_orders, f.new_net_sales,
    f.returning_orders, f.returning_net_sales, f.guest_orders, f.guest_net_sales, f.other_net_sales
from final as f
on conflict do nothing;
