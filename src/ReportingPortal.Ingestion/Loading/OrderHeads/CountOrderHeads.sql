-- How many orders are new, changed and unchanged? Of several rows of one, an earlier row equal to the taken one is
-- unchanged; one that differs is rejected. Grain: one row.
-- Parameters: none.
select
    count(*) filter (where version = 1 and known_hash is null) as new,
    count(*) filter (where version = 1 and known_hash <> row_hash) as changed,
    count(*) filter (
        where (version = 1 and known_hash = row_hash) or (version > 1 and row_hash = taken_hash)
    ) as unchanged
from incoming_order_heads
