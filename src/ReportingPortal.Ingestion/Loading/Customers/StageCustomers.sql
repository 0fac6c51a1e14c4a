-- Where the rows of a customers file are put as they are read; rejected ones carry their reasons.
-- Grain: one row per row of the file.
-- Parameters: none.
create temp table staged_customers (
    row_number bigint not null,
    reasons text[],
    source_values text[],
    customer_id text,
    name text,
    email text,
    region text,
    country text,
    city text,
    given_segment text,
    gender text,
    age integer,
    registered_on date,
    row_hash bigint
) on commit drop
