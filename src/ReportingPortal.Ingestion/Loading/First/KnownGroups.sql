-- Is any customer known, has any a region, has any product a category?
-- Grain: one row.
-- Parameters: @tenant_id.
select
    exists (
        select 1 from customers as c where c.tenant_id = @tenant_id
    ) as has_customers,
    exists (
        select 1 from customers as c where c.tenant_id = @tenant_id and c.region is not null
    ) as has_regions,
    exists (
        select 1 from products as p where p.tenant_id = @tenant_id and p.category is not null
    ) as has_categories
