-- Which occurrence is each line of an order's product, and which day is its order of, where the file mixes its orders?
-- Grain: one row per staged line, updated in place.
-- Parameters: none.
with numbered as (
    select
        s.row_number,
        row_number() over (
            partition by s.order_id, s.product_id
            order by s.row_number < 0, abs(s.row_number)
        )::integer as occurrence,
        min(s.ordered_on) over (partition by s.order_id) as order_date
    from staged_order_lines as s
    where s.reasons is null
)
update staged_order_lines as s
set occurrence = n.occurrence, order_date = n.order_date
from numbered as n
where n.row_number = s.row_number
