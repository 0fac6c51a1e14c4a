-- Where the rows of an order heads file are put as they are read; rejected ones carry their reasons.
-- Grain: one row per row of the file.
-- Parameters: none.
create temp table staged_order_heads (
    row_number bigint not null,
    reasons text[],
    source_values text[],
    order_id text,
    ordered_at timestamptz,
    order_date date,
    customer_id text,
    customer_alias text,
    region text,
    status text,
    is_valid boolean,
    customer_name text,
    customer_email text,
    given_segment text,
    country text,
    city text,
    row_hash bigint
) on commit drop
