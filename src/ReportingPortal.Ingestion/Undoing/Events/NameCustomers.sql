-- Which undone customers does one of the remaining files name? Its first event of each is where they are known from.
-- Grain: one row per customer not yet known again.
-- Parameters: @tenant_id, @upload_id.
with taken as (
    select distinct on (s.event_id) s.customer_id, s.row_number
    from staged_events as s
    where s.reasons is null
    order by s.event_id, s.row_number desc
)
insert into customers (tenant_id, customer_id, is_derived, upload_id, row_number, row_hash)
select @tenant_id, t.customer_id, true, @upload_id, min(t.row_number), 0
from taken as t
join undone_customers as u
    on u.customer_id = t.customer_id
group by t.customer_id
on conflict (tenant_id, customer_id) do nothing
