-- How many customers ordered in a period, how many of them for the first time, how many twice or more? From the lines alone.
-- Grain: one row.
-- Parameters: @tenant_id; @from, @to: half-open days; @region, @category: null means all.
with sales as (
    select
        l.customer_id,
        l.order_id,
        l.order_date,
        l.order_date >= @from
            and l.order_date < @to
            and (@region::text is null or @region = coalesce(l.region, c.region, 'Unknown'))
            and (@category::text is null or @category = coalesce(l.category, p.category, 'Unknown'))
            as is_asked_for
    from order_lines as l
    left join customers as c on c.tenant_id = @tenant_id and c.customer_id = l.customer_id
    left join products as p on p.tenant_id = @tenant_id and p.product_id = l.product_id
    where l.tenant_id = @tenant_id
      and l.is_valid
      and l.kind = 1
      and l.customer_id is not null
),
buyers as (
    select
        s.customer_id,
        min(s.order_date) as first_order_on,
        count(distinct s.order_id) filter (where s.is_asked_for) as orders
    from sales as s
    group by s.customer_id
),
final as (
    select
        count(*) as customers,
        count(*) filter (where b.first_order_on >= @from) as new_customers,
        count(*) filter (where b.first_order_on < @from) as returning_customers,
        count(*) filter (where b.orders >= 2)::numeric / nullif(count(*), 0) as repeat_rate
    from buyers as b
    where b.orders > 0
)
select customers, new_customers, returning_customers, repeat_rate from final;
