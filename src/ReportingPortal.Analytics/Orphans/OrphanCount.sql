-- How many customers or products stand in orders and events only, though the shop gave a file of their kind?
-- Grain: one row.
-- Parameters: @tenant_id, @of (customer or product).
with known as (
    select c.is_derived from customers as c where @of = 'customer' and c.tenant_id = @tenant_id
    union all
    select p.is_derived from products as p where @of = 'product' and p.tenant_id = @tenant_id
)
select case when bool_or(not is_derived) then count(*) filter (where is_derived) else 0 end::integer
from known
