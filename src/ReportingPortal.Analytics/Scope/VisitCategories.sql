-- Which categories do products have of which nothing was ever sold?
-- Grain: one row per category; products that were only looked at have that of the look.
-- Parameters: @tenant_id; @known: the categories of sales.
select distinct p.category
from products as p
where p.tenant_id = @tenant_id
  and p.category <> ''
  and p.category <> all(@known);
