-- Removes the undone customers; those of other files are made again from them.
-- Grain: one row per removed customer.
-- Parameters: @tenant_id.
with removed as (
    delete from customers as c
    using undone_customers as u
    where c.tenant_id = @tenant_id and c.customer_id = u.customer_id
    returning c.customer_id, c.row_hash
),
touched as (
    insert into touched_customers (customer_id)
    select customer_id from removed
    on conflict do nothing
)
insert into undone_rows (part, id, product_id, occurrence, row_hash)
select 'customer', customer_id, '', 1, row_hash from removed
on conflict do nothing
