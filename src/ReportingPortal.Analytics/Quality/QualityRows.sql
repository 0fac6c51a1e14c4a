-- Which order lines have this thing wrong with them? The conditions are those of LineFindings.
-- Grain: one row per order line, one page of them in the order of their key.
-- Parameters: @tenant_id, @run_id, @upload_id (null: all), @finding; @after_order, @after_product,
--     @after_occurrence: the last row of the page before, null for the first; @rows.
select
    l.order_id, l.product_id, l.occurrence, l.ordered_at, l.customer_id, l.region, l.category, l.quantity,
    l.unit_price, l.net_sales, l.upload_id, abs(l.row_number) as row_number
from order_lines as l
join analysis_runs as r on r.tenant_id = @tenant_id and r.run_id = @run_id
left join customers as c on c.tenant_id = @tenant_id and c.customer_id = l.customer_id
left join products as p on p.tenant_id = @tenant_id and p.product_id = l.product_id
left join quality_bounds as b
    on b.tenant_id = @tenant_id and b.run_id = @run_id and b.product_id = l.product_id
where l.tenant_id = @tenant_id
    and (@upload_id::uuid is null or l.upload_id = @upload_id)
    and (
        @after_order is null
        or (l.order_id, l.product_id, l.occurrence)
            > (@after_order, @after_product, @after_occurrence::int)
    )
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
        when 'unknown_customer' then l.customer_id is not null and coalesce(c.is_derived, true)
        when 'unknown_product' then l.product_id <> 'unknown' and coalesce(p.is_derived, true)
        else false
    end
order by l.order_id, l.product_id, l.occurrence
limit @rows
