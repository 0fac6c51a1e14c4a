using Microsoft.Extensions.Caching.Memory;

namespace ReportingPortal.Analytics.Days;

/// <summary>
/// The days of the tenants looked at lately, unpacked in this process's memory. They are a copy: whoever reads them first asks which state the
/// data are in, and reads again the days that have changed since. A tenant that grows too large lets go of what is asked for least; where many
/// are too large together, those not asked for lately go.
/// </summary>
public sealed class DayCache : IDisposable
{
    /// <summary>About 640 MB; a shop of ten million order lines takes somewhat more than half of it.</summary>
    private const long MaxPlaces = 40_000_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(30);

    private readonly MemoryCache tenants = new(new MemoryCacheOptions { SizeLimit = MaxPlaces });
    private readonly Lock adding = new();

    internal TenantDays Of(int tenantId)
    {
        lock (adding)
        {
            return tenants.TryGetValue(tenantId, out TenantDays? days) ? days! : Keep(tenantId, new TenantDays());
        }
    }

    /// <summary>Says that a tenant's days have grown.</summary>
    internal TenantDays Keep(int tenantId, TenantDays days)
    {
        days.Fit(MaxPlaces - 1);
        return tenants.Set(tenantId, days, new MemoryCacheEntryOptions { Size = 1 + days.Places, SlidingExpiration = Unused });
    }

    public void Dispose() => tenants.Dispose();
}
