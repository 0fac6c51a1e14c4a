-- What does one of the remaining files say of the undone customers? All of its rows speak, not only the undone ones.
-- Grain: one row per customer it names: of each value the last it gives, where no earlier file gave one.
-- Parameters: @tenant_id, @upload_id.
insert into customers (
    tenant_id, customer_id, name, email, region, country, city, given_segment, is_derived,
    upload_id, row_number, row_hash
)
select
    @tenant_id,
    s.customer_id,
    (array_agg(s.customer_name order by s.row_number desc)
        filter (where s.customer_name is not null))[1],
    (array_agg(s.customer_email order by s.row_number desc)
        filter (where s.customer_email is not null))[1],
    (array_agg(s.region order by s.row_number desc) filter (where s.region is not null))[1],
    (array_agg(s.country order by s.row_number desc) filter (where s.country is not null))[1],
    (array_agg(s.city order by s.row_number desc) filter (where s.city is not null))[1],
    (array_agg(s.given_segment order by s.row_number desc)
        filter (where s.given_segment is not null))[1],
    true,
    @upload_id,
    max(s.row_number),
    0
from said_customers as s
join undone_customers as u
    on u.customer_id = s.customer_id
group by s.customer_id
on conflict (tenant_id, customer_id) do update set
    name = coalesce(customers.name, excluded.name),
    email = coalesce(customers.email, excluded.email),
    region = coalesce(customers.region, excluded.region),
    country = coalesce(customers.country, excluded.country),
    city = coalesce(customers.city, excluded.city),
    given_segment = coalesce(customers.given_segment, excluded.given_segment)
where customers.is_derived
