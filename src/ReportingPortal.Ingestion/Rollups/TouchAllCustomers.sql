-- All customers who have lines or figures.
-- Grain: one row per customer.
-- Parameters: @tenant_id.
insert into touched_customers (customer_id)
select l.customer_id from order_lines as l
where l.tenant_id = @tenant_id and l.customer_id is not null
union
select s.customer_id from customer_summary as s where s.tenant_id = @tenant_id
on conflict do nothing
