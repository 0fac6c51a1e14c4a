-- Which orders have new and changed lines of which customers? So lines are found from their customer.
-- Grain: one row per customer.
-- Parameters: @tenant_id, @upload_id.
insert into customer_orders (tenant_id, customer_id, upload_id, part, order_ids)
select @tenant_id, customer_id, @upload_id, 0, array_agg(distinct order_id)
from incoming_order_lines
where customer_id is not null and known_hash is distinct from row_hash
group by customer_id
on conflict (tenant_id, customer_id, upload_id, part) do update set
    order_ids = array(
        select unnest(customer_orders.order_ids) union select unnest(excluded.order_ids)
    )
