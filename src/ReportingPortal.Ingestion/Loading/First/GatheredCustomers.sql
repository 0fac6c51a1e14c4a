-- Where what lines say of their customers is put.
-- Grain: one row per customer, of one part of the file.
-- Parameters: none.
create temp table gathered_customers (
    customer_id text,
    name text,
    email text,
    region text,
    country text,
    city text,
    given_segment text,
    last_row bigint
) on commit drop
