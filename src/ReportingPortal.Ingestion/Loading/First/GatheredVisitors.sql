-- Where the visitors of events are put.
-- Grain: one row per visitor, of one part of the file.
-- Parameters: none.
create temp table gathered_visitors (customer_id text, first_row bigint) on commit drop
