-- Who moved from which RFM group to which between two points of a run, and what had they brought before and after?
-- Grain: one row per pair of groups with customers.
-- Parameters: @tenant_id; @run_id; @from_point, @to_point: places among the points, from 1;
--     @region, @category (the favourite): null means all.
with final as (
    select
        h.groups[@from_point::int]::int as from_code,
        h.groups[@to_point::int]::int as to_code,
        count(*)::int as customers,
        sum(h.net_sales[@from_point::int]) as net_sales_before,
        sum(h.net_sales[@to_point::int]) as net_sales_after
    from rfm_histories as h
    left join customer_summary as m
        on m.tenant_id = @tenant_id
        and m.customer_id = h.customer_id
    left join favourite_categories as f
        on f.tenant_id = @tenant_id
        and f.run_id = @run_id
        and f.customer_id = h.customer_id
    where h.tenant_id = @tenant_id
      and h.run_id = @run_id
      and (@region is null or m.region = @region)
      and (@category is null or f.category = @category)
      and (h.groups[@from_point::int] <> 0 or h.groups[@to_point::int] <> 0)
    group by 1, 2
)
select * from final order by from_code, to_code;
