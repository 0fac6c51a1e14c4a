-- How many products are new, changed and unchanged? One known only from order lines or events so far is new. Of several
-- rows of one, an earlier row equal to the taken one is unchanged; one that differs is rejected. Grain: one row.
-- Parameters: none.
select
    count(*) filter (where version = 1 and (known_hash is null or is_known_derived)) as new,
    count(*) filter (where version = 1 and not is_known_derived
        and known_hash <> row_hash) as changed,
    count(*) filter (
        where (version = 1 and not is_known_derived and known_hash = row_hash)
            or (version > 1 and row_hash = taken_hash)
    ) as unchanged
from incoming_products
