-- Where the rows of an order lines file are put as they are read; rejected ones carry their reasons and no values.
-- Grain: one row per row of the file.
-- Parameters: none.
create temp table staged_order_lines (
    row_number bigint not null,
    reasons text[],
    source_values text[],
    product_id text,
    ordered_at timestamptz,
    ordered_on date,
    customer_id text,
    region text,
    category text,
    quantity numeric(18, 4),
    unit_price numeric(18, 4),
    discount numeric(18, 4),
    net_sales numeric(18, 4),
    cost numeric(18, 4),
    kind smallint,
    status text,
    is_valid boolean,
    customer_name text,
    customer_email text,
    given_segment text,
    country text,
    city text,
    product_name text,
    sub_category text,
    row_hash bigint,
    order_id text,
    occurrence integer,
    order_date date
) on commit drop
