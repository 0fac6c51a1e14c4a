-- Which visitors stand in the events and not yet among the customers?
-- Grain: one row per new customer.
-- Parameters: @tenant_id, @upload_id.
insert into customers (tenant_id, customer_id, is_derived, upload_id, row_number, row_hash)
select @tenant_id, customer_id, true, @upload_id, first_row, 0
from gathered_visitors
order by customer_id
on conflict (tenant_id, customer_id) do nothing
