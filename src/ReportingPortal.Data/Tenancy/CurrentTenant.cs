using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Data.Tenancy;

/// <summary>
/// The tenant of this request or job. Set once, in the tenant middleware, the API-key handler or the job wrapper; read by
/// everything else. There is no "all tenants" value: work across tenants uses <see cref="PlatformDatabase"/>.
/// </summary>
public sealed class CurrentTenant
{
    private Tenant? tenant;

    public bool IsSet => tenant is not null;

    public Tenant Tenant => tenant ?? throw new InvalidOperationException("No tenant is set for this unit of work.");

    public int TenantId => Tenant.TenantId;

    /// <summary>The signed-in member's role; null for jobs and API keys.</summary>
    public TenantRole? Role { get; private set; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Tenant.TimeZone);

    public void Set(Tenant value, TenantRole? role = null)
    {
        if (tenant is not null && tenant.TenantId != value.TenantId)
        {
            throw new InvalidOperationException("The tenant of a unit of work can't change.");
        }

        tenant = value;
        Role = role;
    }
}
