-- Which customers known from lines only may have come from the undone file, or have a value from it?
-- Grain: one row per customer; a master row owes nothing to lines, and no value of others is the file's.
-- Parameters: @tenant_id, @upload_id.
insert into undone_customers (customer_id, region, is_first_known)
select distinct c.customer_id, c.region, c.upload_id = @upload_id
from staged_order_lines as s
join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = s.customer_id
where s.reasons is null
    and c.is_derived
    and (
        c.upload_id = @upload_id
        or @upload_id = any(c.completed_by)
        or (
            c.completed_by && array['00000000-0000-0000-0000-000000000000'::uuid]
            and (
                c.name = s.customer_name
                or c.email = s.customer_email
                or c.region = s.region
                or c.country = s.country
                or c.city = s.city
                or c.given_segment = s.given_segment
            )
        )
    )
on conflict do nothing
