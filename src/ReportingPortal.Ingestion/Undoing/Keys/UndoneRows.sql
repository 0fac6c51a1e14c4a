-- The removed rows as they were, to tell afterwards which are gone and which are an earlier version again.
-- Grain: one row per line (with product and occurrence), event, customer or product, as "part" says.
-- Parameters: none.
create temp table undone_rows (
    part text not null,
    id text not null,
    product_id text not null,
    occurrence integer not null,
    row_hash bigint not null,
    primary key (part, id, product_id, occurrence)
) on commit drop
