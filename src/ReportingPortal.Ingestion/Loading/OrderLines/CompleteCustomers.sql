-- What do a customer's earlier rows of the file say that the last one leaves open? So it does not matter which of the
-- rows were new: a file says the same of a customer whenever it is read. Grain: one row per completed customer.
-- Parameters: @tenant_id, @upload_id.
with found as (
    select
        i.customer_id,
        (array_agg(i.customer_name order by i.row_number desc)
            filter (where i.customer_name is not null))[1] as name,
        (array_agg(i.customer_email order by i.row_number desc)
            filter (where i.customer_email is not null))[1] as email,
        (array_agg(i.region order by i.row_number desc)
            filter (where i.region is not null))[1] as region,
        (array_agg(i.country order by i.row_number desc)
            filter (where i.country is not null))[1] as country,
        (array_agg(i.city order by i.row_number desc) filter (where i.city is not null))[1] as city,
        (array_agg(i.given_segment order by i.row_number desc)
            filter (where i.given_segment is not null))[1] as given_segment
    from incoming_order_lines as i
    join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = i.customer_id
    where c.is_derived
        and (
            (c.name is null and i.customer_name is not null)
            or (c.email is null and i.customer_email is not null)
            or (c.region is null and i.region is not null)
            or (c.country is null and i.country is not null)
            or (c.city is null and i.city is not null)
            or (c.given_segment is null and i.given_segment is not null)
        )
    group by i.customer_id
),
completed as (
    update customers as c
    set
        name = coalesce(c.name, f.name),
        email = coalesce(c.email, f.email),
        region = coalesce(c.region, f.region),
        country = coalesce(c.country, f.country),
        city = coalesce(c.city, f.city),
        given_segment = coalesce(c.given_segment, f.given_segment),
        completed_by = array_append(c.completed_by, @upload_id)
    from found as f
    where c.tenant_id = @tenant_id and c.customer_id = f.customer_id
    returning c.customer_id
),
known as (
    insert into touched_customers (customer_id)
    select customer_id from completed
    on conflict do nothing
)
insert into completed_customers (customer_id)
select customer_id from completed
on conflict do nothing
