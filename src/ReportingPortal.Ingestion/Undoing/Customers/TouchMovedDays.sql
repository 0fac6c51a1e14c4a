-- On which days do figures move because an undone customer has another region now?
-- Grain: one row per day.
-- Parameters: @tenant_id.
insert into touched_days (sale_date)
select distinct l.order_date
from undone_customers as u
left join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = u.customer_id
join order_lines as l
    on l.tenant_id = @tenant_id
    and l.customer_id = u.customer_id
where c.region is distinct from u.region
on conflict do nothing
