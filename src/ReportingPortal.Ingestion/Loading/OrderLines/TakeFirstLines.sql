-- The tenant's first lines: nothing of them can be known, so the staged ones are taken as they are.
-- Grain: the whole table, which becomes incoming_order_lines once its columns are complete.
-- Parameters: none.
alter table staged_order_lines
add column known_hash bigint,
add column known_order_date date,
add column known_customer_id text
