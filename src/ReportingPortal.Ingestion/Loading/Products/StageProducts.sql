-- Where the rows of a products file are put as they are read; rejected ones carry their reasons.
-- Grain: one row per row of the file.
-- Parameters: none.
create temp table staged_products (
    row_number bigint not null,
    reasons text[],
    source_values text[],
    product_id text,
    name text,
    category text,
    sub_category text,
    price numeric(18, 4),
    unit_cost numeric(18, 4),
    row_hash bigint
) on commit drop
