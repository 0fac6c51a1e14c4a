-- Who stands in the lines and not yet among the customers? The last line of each says what is known of them.
-- Grain: one row per new customer; one known from lines only is completed, a master row is left alone.
-- Parameters: @tenant_id, @upload_id.
with derived as (
    insert into customers (
        tenant_id, customer_id, name, email, region, country, city, given_segment, is_derived,
        upload_id, row_number, row_hash
    )
    select
        @tenant_id, i.customer_id, i.customer_name, i.customer_email, i.region, i.country, i.city,
        i.given_segment, true,
        @upload_id, i.row_number, 0
    from incoming_order_lines as i
    join touched_customers as t
        on t.last_row = i.row_number
    order by i.customer_id
    on conflict (tenant_id, customer_id) do update set
        name = coalesce(customers.name, excluded.name),
        email = coalesce(customers.email, excluded.email),
        region = coalesce(customers.region, excluded.region),
        country = coalesce(customers.country, excluded.country),
        city = coalesce(customers.city, excluded.city),
        given_segment = coalesce(customers.given_segment, excluded.given_segment),
        completed_by = array_append(customers.completed_by, @upload_id)
    where customers.is_derived
        and (
            (customers.name is null and excluded.name is not null)
            or (customers.email is null and excluded.email is not null)
            or (customers.region is null and excluded.region is not null)
            or (customers.country is null and excluded.country is not null)
            or (customers.city is null and excluded.city is not null)
            or (customers.given_segment is null and excluded.given_segment is not null)
        )
    returning customer_id
),
known as (
    insert into touched_customers (customer_id)
    select customer_id from derived
    on conflict do nothing
)
insert into completed_customers (customer_id)
select d.customer_id
from derived as d
join customers as k
    on k.tenant_id = @tenant_id
    and k.customer_id = d.customer_id
on conflict do nothing
