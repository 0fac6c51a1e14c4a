-- Of which undone customers may one of the remaining files say something that no earlier one has said?
-- Grain: one row per customer: not known again yet, or without a value the file has a column for.
-- Parameters: @tenant_id, @is_master, @is_later (loaded after the undone file), @name, @email, @region, @country, @city, @segment.
select u.customer_id
from undone_customers as u
left join customers as c
    on c.tenant_id = @tenant_id
    and c.customer_id = u.customer_id
where (@is_later or not u.is_first_known)
    and (
        @is_master
        or c.customer_id is null
        or (
            c.is_derived
            and (
                (@name and c.name is null)
                or (@email and c.email is null)
                or (@region and c.region is null)
                or (@country and c.country is null)
                or (@city and c.city is null)
                or (@segment and c.given_segment is null)
            )
        )
    )
order by u.customer_id
