-- How many lines are new, changed and unchanged? What was returned of a row (its number negative) is no row of its own.
-- Grain: one row.
-- Parameters: none.
select
    count(*) filter (where known_hash is null) as new,
    count(*) filter (where known_hash <> row_hash) as changed,
    count(*) filter (where known_hash = row_hash) as unchanged
from incoming_order_lines
where row_number > 0
