-- What does the file say of customers, row by row?
-- Grain: one row per row that names one.
-- Parameters: none.
create temp table said_customers on commit drop as
select
    s.row_number, s.customer_id, s.customer_name, s.customer_email, s.region, s.country, s.city,
    s.given_segment
from staged_order_heads as s
where s.reasons is null and s.customer_id is not null
