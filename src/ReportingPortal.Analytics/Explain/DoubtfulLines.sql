-- How many order lines have this thing wrong with them? The conditions are those of QualityRows, and
--     nobody is missing in a file the shop has not.
-- Grain: one row.
-- Parameters: @tenant_id, @run_id, @upload_id (null: all), @finding.
select count(*) as rows
from order_lines as l
join analysis_runs as r on r.tenant_id = @tenant_id and r.run_id = @run_id
left join customers as c on c.tenant_id = @tenant_id and c.customer_id = l.customer_id
left join products as p on p.tenant_id = @tenant_id and p.product_id = l.product_id
left join quality_bounds as b
    on b.tenant_id = @tenant_id and b.run_id = @run_id and b.product_id = l.product_id
where l.tenant_id = @tenant_id
    and (@upload_id::uuid is null or l.upload_id = @upload_id)
    and case @finding
        when 'missing_customer' then l.customer_id is null
        when 'missing_product' then l.product_id = 'unknown'
        when 'missing_category' then coalesce(l.category, p.category) is null
        when 'missing_region' then coalesce(l.region, c.region) is null
        when 'missing_cost' then l.cost is null
        when 'zero_price' then l.unit_price = 0
        when 'negative' then l.kind <> 2 and (l.quantity < 0 or l.net_sales < 0)
        when 'future_dated' then l.ordered_at > r.started_at
        when 'price_outlier'
            then l.kind = 1 and (l.unit_price < b.price_low or l.unit_price > b.price_high)
        when 'quantity_outlier'
            then l.kind = 1 and (l.quantity < b.quantity_low or l.quantity > b.quantity_high)
        when 'unknown_customer'
            then l.customer_id is not null and coalesce(c.is_derived, true)
                and exists (
                    select 1 from customers as m where m.tenant_id = @tenant_id and not m.is_derived
                )
        when 'unknown_product'
            then l.product_id <> 'unknown' and coalesce(p.is_derived, true)
                and exists (
                    select 1 from products as m where m.tenant_id = @tenant_id and not m.is_derived
                )
        else false
    end
