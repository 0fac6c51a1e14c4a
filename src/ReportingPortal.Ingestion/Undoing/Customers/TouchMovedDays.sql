-- On which days do figures move because an undone customer has another region now?
-- Grain: one row per day.
-- Parameters: @tenant_id.
insert into touched_days (sale_date)
select distinct d.sale_date
from undone_customers as u
join customer_days as d
    on d.tenant_id = @tenant_id
    and d.customer_id = u.customer_id
left join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = u.customer_id
where c.region is distinct from u.region
on conflict do nothing
