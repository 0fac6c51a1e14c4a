-- Who stands in the lines and not yet among the customers? A later part of the file knows better than an earlier one.
-- Grain: one row per customer; one known from other lines is completed, a master row is left alone.
-- Parameters: @tenant_id, @upload_id.
with known as (
    insert into touched_customers (customer_id, last_row)
    select customer_id, last_row from gathered_customers
    on conflict do nothing
)
insert into customers (
    tenant_id, customer_id, name, email, region, country, city, given_segment, is_derived,
    upload_id, row_number, row_hash
)
select
    @tenant_id, customer_id, name, email, region, country, city, given_segment, true, @upload_id,
    last_row, 0
from gathered_customers
on conflict (tenant_id, customer_id) do update set
    name = case
        when customers.upload_id = @upload_id then coalesce(excluded.name, customers.name)
        else coalesce(customers.name, excluded.name)
    end,
    email = case
        when customers.upload_id = @upload_id then coalesce(excluded.email, customers.email)
        else coalesce(customers.email, excluded.email)
    end,
    region = case
        when customers.upload_id = @upload_id then coalesce(excluded.region, customers.region)
        else coalesce(customers.region, excluded.region)
    end,
    country = case
        when customers.upload_id = @upload_id then coalesce(excluded.country, customers.country)
        else coalesce(customers.country, excluded.country)
    end,
    city = case
        when customers.upload_id = @upload_id then coalesce(excluded.city, customers.city)
        else coalesce(customers.city, excluded.city)
    end,
    given_segment = case
        when customers.upload_id = @upload_id
            then coalesce(excluded.given_segment, customers.given_segment)
        else coalesce(customers.given_segment, excluded.given_segment)
    end,
    row_number = case
        when customers.upload_id = @upload_id then excluded.row_number else customers.row_number
    end
where customers.is_derived
