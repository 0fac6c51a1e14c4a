-- What did a customer do: orders, returns and events, newest first?
-- Grain: one row per order and per event, one page of them.
-- Parameters: @tenant_id; @customer_id; @return, @adjustment: those kinds of line; @after_at,
--     @after_rank, @after_id: the last row of the page before, for the first what no row is as new as; @rows.
with named_orders as (
    select distinct o.order_id
    from customer_orders as c
    cross join lateral unnest(c.order_ids) as o (order_id)
    where c.tenant_id = @tenant_id
      and c.customer_id = @customer_id
),
orders as (
    select
        min(l.ordered_at) as at,
        1 as rank,
        l.order_id as id,
        case when bool_and(l.kind = @return) then -1 else 0 end as what,
        null as product_id,
        null as category,
        sum(l.net_sales) as net_sales,
        sum(l.quantity) as units
    from named_orders as n
    join order_lines as l
        on l.tenant_id = @tenant_id
        and l.order_id = n.order_id
    where l.customer_id = @customer_id
      and l.is_valid
      and l.kind <> @adjustment
    group by l.order_id
),
named_sessions as (
    select distinct s.session_id
    from visitor_sessions as v
    cross join lateral unnest(v.session_ids) as s (session_id)
    where v.tenant_id = @tenant_id
      and v.customer_id = @customer_id
),
visits as (
    select
        e.occurred_at as at,
        0 as rank,
        e.event_id as id,
        e.event_type::int as what,
        e.product_id,
        e.category,
        coalesce(e.amount, e.price * e.quantity) as net_sales,
        e.quantity as units
    from named_sessions as n
    join events as e
        on e.tenant_id = @tenant_id
        and e.session_id = n.session_id
    where e.customer_id = @customer_id
),
both_kinds as (
    select * from orders
    union all
    select * from visits
),
final as (
    select
        b.*,
        count(*) over ()::int as total
    from both_kinds as b
)
select * from final
where (at, rank, id collate "C") < (@after_at::timestamptz, @after_rank::int, @after_id)
order by at desc, rank desc, id collate "C" desc
limit @rows;
