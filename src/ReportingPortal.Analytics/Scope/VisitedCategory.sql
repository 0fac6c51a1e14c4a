-- Does any event name this category?
-- Grain: one row.
-- Parameters: @tenant_id; @category.
select exists (
    select 1
    from events as e
    where e.tenant_id = @tenant_id
      and e.category = @category
) as is_visited;
