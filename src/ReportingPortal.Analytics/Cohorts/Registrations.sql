-- When did customers register, as the customer file says?
-- Grain: one row per customer with such a date.
-- Parameters: @tenant_id.
select
    c.customer_id,
    c.registered_on
from customers as c
where c.tenant_id = @tenant_id
  and c.registered_on is not null;
