-- Which temporary tables did reading and merging one file leave behind? Those of the whole undo are called undone_….
-- Grain: one row per table.
-- Parameters: none.
select format('pg_temp.%I', c.relname)
from pg_class as c
where c.relnamespace = pg_my_temp_schema() and c.relkind = 'r' and c.relname not like 'undone\_%'
