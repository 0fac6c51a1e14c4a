using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Jobs;

/// <summary>The one place where a job gets its tenant, as the middleware is for a request. Scoped, like the job.</summary>
public sealed class TenantJobScope(ReportingDbContext db, CurrentTenant current)
{
    /// <returns>False when the tenant is suspended: its work waits until it is opened again.</returns>
    /// <exception cref="InvalidOperationException">There is no such tenant.</exception>
    public async Task<bool> EnterAsync(int tenantId, CancellationToken ct)
    {
        var tenant = await db.Tenants.AsNoTracking().SingleOrDefaultAsync(t => t.TenantId == tenantId, ct)
            ?? throw new InvalidOperationException($"A job names the tenant {tenantId}, which does not exist.");
        current.Set(tenant);
        return tenant.SuspendedAt is null;
    }
}
