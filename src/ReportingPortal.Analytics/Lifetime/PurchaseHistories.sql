-- How often and how recently did each customer come back, for how much, and what was known of that
-- at an earlier day (D8, D9)? Purchases of a day are one; a return reduces the purchase before it.
-- Grain: one row per customer with an order; those columns that end in _at_cut are null where the
-- first purchase came after the cut.
-- Parameters: @tenant_id; @as_of_date: the last day with orders; @cut_on: the earlier day.
with days as (
    select
        c.customer_id,
        d.sale_date,
        sum(c.orders) as orders,
        sum(c.net_sales) as net_sales,
        sum(c.orders) > 0 as is_purchase
    from customer_days as d
    cross join unnest(d.customer_ids, d.orders, d.net_sales) as c (customer_id, orders, net_sales)
    where d.tenant_id = @tenant_id
      and d.category = '*'
    group by c.customer_id, d.sale_date
),
numbered as (
    select
        d.*,
        count(*) filter (where d.is_purchase) over (
            partition by d.customer_id order by d.sale_date
        ) as purchase_number
    from days as d
),
histories as (
    select
        n.customer_id,
        sum(n.orders)::int as orders,
        sum(n.net_sales) as historic,
        sum(n.net_sales) filter (where n.purchase_number > 1) as repeat_sales,
        count(*) filter (where n.is_purchase)::int - 1 as frequency,
        min(n.sale_date) filter (where n.is_purchase) as first_on,
        max(n.sale_date) filter (where n.is_purchase) as last_on,
        max(n.sale_date) filter (where n.is_purchase and n.sale_date <= @cut_on) as last_on_at_cut,
        count(*) filter (where n.is_purchase and n.sale_date <= @cut_on)::int - 1
            as frequency_at_cut
    from numbered as n
    group by n.customer_id
    having bool_or(n.is_purchase)
),
final as (
    select
        h.customer_id,
        h.orders,
        h.historic,
        h.frequency,
        h.last_on - h.first_on as recency_days,
        @as_of_date::date - h.first_on as age_days,
        coalesce(h.repeat_sales / nullif(h.frequency, 0), 0)::float8 as mean_value,
        case when h.last_on_at_cut is not null then h.frequency_at_cut end as frequency_at_cut,
        h.last_on_at_cut - h.first_on as recency_days_at_cut,
        case when h.last_on_at_cut is not null then @cut_on::date - h.first_on end
            as age_days_at_cut
    from histories as h
)
select * from final order by customer_id collate "C";
