-- Which customers known from orders only may have come from the undone file, or have a value from it?
-- Grain: one row per customer; a master row owes nothing to orders, and no value of others is the file's.
-- Parameters: @tenant_id, @upload_id.
insert into undone_customers (customer_id, region)
select distinct c.customer_id, c.region
from said_customers as s
join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = s.customer_id
where c.is_derived
    and (
        c.upload_id = @upload_id
        or c.name = s.customer_name
        or c.email = s.customer_email
        or c.region = s.region
        or c.country = s.country
        or c.city = s.city
        or c.given_segment = s.given_segment
    )
on conflict do nothing
