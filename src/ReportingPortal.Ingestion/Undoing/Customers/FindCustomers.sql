-- Which customers does the undone file name?
-- Grain: one row per customer.
-- Parameters: @tenant_id.
insert into undone_customers (customer_id, region, is_first_known)
select distinct c.customer_id, c.region, false
from staged_customers as s
join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = s.customer_id
where s.reasons is null
on conflict do nothing
