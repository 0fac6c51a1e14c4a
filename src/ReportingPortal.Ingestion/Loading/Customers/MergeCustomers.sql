-- Takes new and changed customers over; a row known from order lines only is replaced as a whole.
-- Grain: one row per customer.
-- Parameters: @tenant_id, @upload_id.
insert into customers (
    tenant_id, customer_id, name, email, region, country, city, given_segment, gender, age,
    registered_on, is_derived,
    upload_id, row_number, row_hash
)
select
    @tenant_id, customer_id, name, email, region, country, city, given_segment, gender, age,
    registered_on, false,
    @upload_id, row_number, row_hash
from incoming_customers
where version = 1 and (known_hash is null or is_known_derived or known_hash <> row_hash)
order by customer_id
on conflict (tenant_id, customer_id) do update set
    name = excluded.name,
    email = excluded.email,
    region = excluded.region,
    country = excluded.country,
    city = excluded.city,
    given_segment = excluded.given_segment,
    gender = excluded.gender,
    age = excluded.age,
    registered_on = excluded.registered_on,
    is_derived = false,
    completed_by = '{}',
    upload_id = excluded.upload_id,
    row_number = excluded.row_number,
    row_hash = excluded.row_hash
where customers.is_derived or customers.row_hash is distinct from excluded.row_hash
