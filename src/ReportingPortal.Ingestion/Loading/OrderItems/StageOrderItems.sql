-- Where the rows of an order items file are put as they are read; rejected ones carry their reasons.
-- Grain: one row per row of the file.
-- Parameters: none.
create temp table staged_order_items (
    row_number bigint not null,
    reasons text[],
    source_values text[],
    order_id text,
    product_id text,
    category text,
    quantity numeric(18, 4),
    unit_price numeric(18, 4),
    discount numeric(18, 4),
    net_sales numeric(18, 4),
    cost numeric(18, 4),
    kind smallint,
    product_name text,
    sub_category text,
    row_hash bigint,
    item_id text
) on commit drop
