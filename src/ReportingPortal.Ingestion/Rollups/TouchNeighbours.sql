-- Whose order count may change though no line of theirs did? An order of several customers counts for the one whose line
-- opens it. Grain: one row per customer of such an order of the touched days.
-- Parameters: none.
insert into touched_customers (customer_id)
select distinct l.customer_id
from rollup_lines as l
where l.customer_id is not null
    and l.order_id in (select s.order_id from rollup_lines as s where s.is_shared)
on conflict do nothing
