-- Which visitors are known since the undone file? Events fill no value of a customer who was known before.
-- Grain: one row per customer.
-- Parameters: @tenant_id, @upload_id.
insert into undone_customers (customer_id, region, is_first_known)
select distinct c.customer_id, c.region, true
from staged_events as s
join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = s.customer_id
where s.reasons is null and c.is_derived and c.upload_id = @upload_id
on conflict do nothing
