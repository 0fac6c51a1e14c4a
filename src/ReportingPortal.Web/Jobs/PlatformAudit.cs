using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Jobs;

/// <summary>Writes down what an operator does across tenants.</summary>
public sealed class PlatformAudit(PlatformDatabase platform, TimeProvider clock)
{
    public async Task WriteAsync(Guid actor, string action, int? tenantId, string detail, CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        await PlatformDatabase.AuditAsync(connection, clock.GetUtcNow(), actor, action, tenantId, detail, ct);
    }
}
