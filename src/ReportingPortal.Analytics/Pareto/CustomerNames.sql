-- What are the customers called?
-- Grain: one row per customer with a name of its own.
-- Parameters: @tenant_id.
select
    c.customer_id,
    c.name
from customer_summary as c
where c.tenant_id = @tenant_id
  and c.name <> '';
