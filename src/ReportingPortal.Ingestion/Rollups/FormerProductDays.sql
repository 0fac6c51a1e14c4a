-- What did products sell on the touched days, as far as known until now? It is taken off their histories.
-- Grain: one row per sale_date × region, products packed.
-- Parameters: @tenant_id.
select d.product_ids, d.figures
from touched_days as t
join product_days as d
    on d.tenant_id = @tenant_id
    and d.sale_date = t.sale_date
