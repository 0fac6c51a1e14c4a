-- Which regions do people of the customer file come from where nothing was ever sold?
-- Grain: one row per region.
-- Parameters: @tenant_id; @known: the regions of sales.
select distinct c.region
from customers as c
where c.tenant_id = @tenant_id
  and c.region <> ''
  and c.region <> all(@known);
