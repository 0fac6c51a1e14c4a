-- Which visitors stand in the events and not yet among the customers?
-- Grain: one row per new customer.
-- Parameters: @tenant_id, @upload_id.
insert into customers (tenant_id, customer_id, is_derived, upload_id, row_number, row_hash)
select @tenant_id, i.customer_id, true, @upload_id, min(i.row_number), 0
from incoming_events as i
where i.version = 1 and i.customer_id is not null
group by i.customer_id
order by i.customer_id
on conflict (tenant_id, customer_id) do nothing
