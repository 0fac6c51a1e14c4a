-- How many order lines of each upload have which thing wrong with them? One pass over the lines.
-- Grain: one row per upload and finding with at least one line; "lines" counts all lines.
-- Parameters: @tenant_id, @run_id.
with masters as (
    select
        exists (
            select 1 from customers as c where c.tenant_id = @tenant_id and not c.is_derived
        ) as has_customers,
        exists (
            select 1 from products as p where p.tenant_id = @tenant_id and not p.is_derived
        ) as has_products,
        r.started_at
    from analysis_runs as r
    where r.tenant_id = @tenant_id and r.run_id = @run_id
),
counted as (
    select
        l.upload_id,
        count(*) as lines,
        count(*) filter (where l.customer_id is null) as missing_customer,
        count(*) filter (where l.product_id = 'unknown') as missing_product,
        count(*) filter (where coalesce(l.category, p.category) is null) as missing_category,
        count(*) filter (where coalesce(l.region, c.region) is null) as missing_region,
        count(*) filter (where l.cost is null) as missing_cost,
        count(*) filter (where l.unit_price = 0) as zero_price,
        count(*) filter (where l.kind <> 2 and (l.quantity < 0 or l.net_sales < 0)) as negative,
        count(*) filter (where l.ordered_at > m.started_at) as future_dated,
        count(*) filter (
            where l.kind = 1 and (l.unit_price < b.price_low or l.unit_price > b.price_high)
        ) as price_outlier,
        count(*) filter (
            where l.kind = 1 and (l.quantity < b.quantity_low or l.quantity > b.quantity_high)
        ) as quantity_outlier,
        count(*) filter (
            where m.has_customers and l.customer_id is not null and coalesce(c.is_derived, true)
        ) as unknown_customer,
        count(*) filter (
            where m.has_products and l.product_id <> 'unknown' and coalesce(p.is_derived, true)
        ) as unknown_product
    from order_lines as l
    cross join masters as m
    left join customers as c on c.tenant_id = @tenant_id and c.customer_id = l.customer_id
    left join products as p on p.tenant_id = @tenant_id and p.product_id = l.product_id
    left join quality_bounds as b
        on b.tenant_id = @tenant_id and b.run_id = @run_id and b.product_id = l.product_id
    where l.tenant_id = @tenant_id
    group by l.upload_id
)
insert into quality_counts (tenant_id, run_id, upload_id, finding, rows)
select @tenant_id, @run_id, n.upload_id, f.finding, f.rows
from counted as n
cross join lateral (
    values
        ('lines', n.lines), ('missing_customer', n.missing_customer),
        ('missing_product', n.missing_product), ('missing_category', n.missing_category),
        ('missing_region', n.missing_region), ('missing_cost', n.missing_cost),
        ('zero_price', n.zero_price), ('negative', n.negative), ('future_dated', n.future_dated),
        ('price_outlier', n.price_outlier), ('quantity_outlier', n.quantity_outlier),
        ('unknown_customer', n.unknown_customer), ('unknown_product', n.unknown_product)
) as f (finding, rows)
where f.rows > 0
on conflict (tenant_id, run_id, upload_id, finding) do nothing
