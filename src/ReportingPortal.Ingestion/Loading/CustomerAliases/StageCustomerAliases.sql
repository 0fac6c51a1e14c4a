-- Where the rows of a customer aliases file are put as they are read; rejected ones carry their reasons.
-- Grain: one row per row of the file.
-- Parameters: none.
create temp table staged_customer_aliases (
    row_number bigint not null,
    reasons text[],
    source_values text[],
    alias_id text,
    customer_id text,
    region text,
    customer_name text,
    customer_email text,
    given_segment text,
    country text,
    city text,
    row_hash bigint
) on commit drop
