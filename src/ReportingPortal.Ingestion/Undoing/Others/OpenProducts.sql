-- Of which undone products may one of the remaining files say something that no earlier one has said?
-- Grain: one row per product: not known again yet, or without a value the file has a column for.
-- Parameters: @tenant_id, @is_master, @is_later (loaded after the undone file), @product_name, @category, @sub_category.
select u.product_id
from undone_products as u
left join products as p
    on p.tenant_id = @tenant_id
    and p.product_id = u.product_id
where (@is_later or not u.is_first_known)
    and (
        @is_master
        or p.product_id is null
        or (
            p.is_derived
            and (
                (@product_name and p.name is null)
                or (@category and p.category is null)
                or (@sub_category and p.sub_category is null)
            )
        )
    )
order by u.product_id
