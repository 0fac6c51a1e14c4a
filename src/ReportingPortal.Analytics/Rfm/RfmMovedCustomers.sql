-- Which customers moved from one RFM group to another between two points of a run?
-- Grain: one row per customer, those that brought most first, one page of them.
-- Parameters: @tenant_id; @run_id; @from_point, @to_point: places among the points, from 1;
--     @from_code, @to_code: null means any; @region, @category (the favourite): null means all;
--     @after_net_sales, @after_id: the last row of the page before, null for the first; @rows.
with moved as (
    select
        h.customer_id,
        coalesce(nullif(m.name, ''), c.name) as name,
        h.groups[@from_point::int]::int as from_code,
        h.groups[@to_point::int]::int as to_code,
        h.net_sales[@from_point::int] as net_sales_before,
        h.net_sales[@to_point::int] as net_sales_after
    from rfm_histories as h
    left join customer_summary as m
        on m.tenant_id = @tenant_id
        and m.customer_id = h.customer_id
    left join customers as c
        on c.tenant_id = @tenant_id
        and c.customer_id = h.customer_id
    left join favourite_categories as f
        on f.tenant_id = @tenant_id
        and f.run_id = @run_id
        and f.customer_id = h.customer_id
    where h.tenant_id = @tenant_id
      and h.run_id = @run_id
      and (@region is null or m.region = @region)
      and (@category is null or f.category = @category)
      and (@from_code::int is null or h.groups[@from_point::int] = @from_code)
      and (@to_code::int is null or h.groups[@to_point::int] = @to_code)
      and (h.groups[@from_point::int] <> 0 or h.groups[@to_point::int] <> 0)
),
final as (
    select
        m.*,
        count(*) over ()::int as total
    from moved as m
)
select * from final
where
    @after_id is null
    or (-net_sales_after, customer_id collate "C") > (-@after_net_sales::numeric, @after_id)
order by net_sales_after desc, customer_id collate "C"
limit @rows;
