-- Leaves the rows that could be taken.
-- Grain: one row per rejected row of the file.
-- Parameters: none.
delete from staged_order_lines where reasons is not null
