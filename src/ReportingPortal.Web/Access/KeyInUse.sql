-- Which key has a secret, and whose is it?
-- Grain: one row; none when the secret is unknown, its key revoked or expired.
-- Parameters: @secret_hash; @now.
with final as (
    select
        k.api_key_id,
        k.scopes,
        k.last_used_at,
        t.tenant_id,
        t.slug,
        t.name,
        t.currency,
        t.time_zone,
        t.week_start,
        t.asks_before_change,
        t.is_demo,
        t.created_at,
        t.suspended_at
    from api_keys as k
    join tenants as t
        on t.tenant_id = k.tenant_id
    where k.secret_hash = @secret_hash
      and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > @now)
)
select * from final;
