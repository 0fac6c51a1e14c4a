-- Where the rows of an events file are put as they are read; rejected ones carry their reasons and no values.
-- Grain: one row per row of the file.
-- Parameters: none.
create temp table staged_events (
    row_number bigint not null,
    reasons text[],
    source_values text[],
    occurred_at timestamptz,
    event_date date,
    customer_id text,
    session_id text,
    event_type smallint,
    product_id text,
    category text,
    price numeric(18, 4),
    quantity numeric(18, 4),
    order_id text,
    row_hash bigint,
    event_id text,
    amount numeric(18, 4)
) on commit drop
