-- How are the touched products called now?
-- Grain: one row per product whose name or category is another.
-- Parameters: @tenant_id.
update product_summary as s
set
    name = coalesce(p.name, s.product_id),
    category = coalesce(p.category, 'Unknown')
from touched_products as t
left join products as p
    on p.tenant_id = @tenant_id
    and p.product_id = t.product_id
where s.tenant_id = @tenant_id
    and s.product_id = t.product_id
    and (s.name, s.category)
        is distinct from (coalesce(p.name, s.product_id), coalesce(p.category, 'Unknown'))
