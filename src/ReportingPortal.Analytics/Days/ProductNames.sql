-- What are the products called, and what category are they of?
-- Grain: one row per product that was ever sold.
-- Parameters: @tenant_id; @category: null means all.
select
    p.product_id,
    coalesce(nullif(p.name, ''), p.product_id) as name
from product_summary as p
where p.tenant_id = @tenant_id
  and (@category is null or p.category = @category);
