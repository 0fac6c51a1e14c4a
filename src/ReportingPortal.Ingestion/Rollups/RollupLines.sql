-- Which lines make up the figures of the touched days? Region and category are the line's, else the customer's and product's.
-- Grain: one row per valid sale or return line; opens_… marks one sale line per order, and per order and region, category …
-- Parameters: @tenant_id.
create temp table rollup_lines on commit drop as
with resolved as (
    select
        l.order_id,
        l.order_date as sale_date,
        l.ordered_at,
        l.customer_id,
        l.product_id,
        coalesce(l.region, c.region, 'Unknown') as region,
        coalesce(l.category, p.category, 'Unknown') as category,
        l.kind = 1 as is_sale,
        l.quantity,
        l.net_sales,
        l.discount,
        l.cost
    from order_lines as l
    left join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = l.customer_id
    left join products as p
        on p.tenant_id = @tenant_id
        and p.product_id = l.product_id
    where l.tenant_id = @tenant_id
        and l.order_date = any(array(select d.sale_date from touched_days as d))
        and l.is_valid
        and l.kind in (1, 2)
)
select
    r.*,
    is_sale and row_number() over places = 1 as opens_order,
    is_sale and region is distinct from lag(region) over places as opens_region,
    is_sale and (
        region is distinct from lag(region) over places
        or category is distinct from lag(category) over places
    ) as opens_cell,
    is_sale and row_number() over categories = 1 as opens_category,
    is_sale and row_number() over products = 1 as opens_product,
    customer_id is distinct from first_value(customer_id) over places as is_shared
from resolved as r
window
    places as (partition by order_id order by is_sale desc, region, category, customer_id),
    categories as (partition by order_id, category order by is_sale desc, region, customer_id),
    products as (partition by order_id, product_id order by is_sale desc, region, customer_id)
