-- Which mail addresses do the shop's members have?
-- Grain: one row per address, in lower case.
-- Parameters: @tenant_id.
select distinct
    lower(users.email) as address
from memberships
join users
    on users.id = memberships.user_id
where memberships.tenant_id = @tenant_id
    and users.email is not null
order by address
