-- In which group did each customer stand at each point, and what had they brought (N11)?
-- Grain: one row per customer, the points packed in arrays, written for the run.
-- Parameters: @tenant_id; @run_id; @customer_ids, and beside them @groups, @net_sales: the texts
--     of arrays.
with final as (
    select
        h.customer_id,
        h.groups::smallint[] as groups,
        h.net_sales::numeric[] as net_sales
    from unnest(@customer_ids::text[], @groups::text[], @net_sales::text[])
        as h (customer_id, groups, net_sales)
)
insert into rfm_histories (tenant_id, run_id, customer_id, groups, net_sales)
select
    @tenant_id, @run_id, f.customer_id, f.groups, f.net_sales
from final as f
on conflict do nothing;
