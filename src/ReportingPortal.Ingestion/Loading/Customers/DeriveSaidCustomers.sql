-- Who is named by orders or their aliases and not yet among the customers? Of each value the last the file gives is taken.
-- Grain: one row per new customer; one known from orders only is completed, a master row is left alone.
-- Parameters: @tenant_id, @upload_id.
with said as (
    select
        s.customer_id,
        max(s.row_number) as row_number,
        (array_agg(s.customer_name order by s.row_number desc)
            filter (where s.customer_name is not null))[1]
            as name,
        (array_agg(s.customer_email order by s.row_number desc)
            filter (where s.customer_email is not null))[1]
            as email,
        (array_agg(s.region order by s.row_number desc) filter (where s.region is not null))[1]
            as region,
        (array_agg(s.country order by s.row_number desc) filter (where s.country is not null))[1]
            as country,
        (array_agg(s.city order by s.row_number desc) filter (where s.city is not null))[1]
            as city,
        (array_agg(s.given_segment order by s.row_number desc)
            filter (where s.given_segment is not null))[1]
            as given_segment
    from said_customers as s
    group by s.customer_id
),
derived as (
    insert into customers (
        tenant_id, customer_id, name, email, region, country, city, given_segment, is_derived,
        upload_id, row_number, row_hash
    )
    select
        @tenant_id, customer_id, name, email, region, country, city, given_segment, true,
        @upload_id, row_number, 0
    from said
    order by customer_id
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
insert into touched_days (sale_date)
select distinct l.order_date
from derived as d
join customer_orders as n
    on n.tenant_id = @tenant_id
    and n.customer_id = d.customer_id
cross join lateral unnest(n.order_ids) as o (order_id)
join order_lines as l
    on l.tenant_id = @tenant_id
    and l.order_id = o.order_id
    and l.customer_id = d.customer_id
    and l.region is null
on conflict do nothing
