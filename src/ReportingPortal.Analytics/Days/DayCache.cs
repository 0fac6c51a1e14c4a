using Microsoft.Extensions.Caching.Memory;
using ReportingPortal.Analytics.Lines;

namespace ReportingPortal.Analytics.Days;

/// <summary>
/// The days of the tenants looked at lately, unpacked in this process's memory. They are a copy: whoever reads them first asks which state the
/// data are in, and reads again the days that have changed since. A tenant that grows too large lets go of what is asked for least; where many
/// are too large together, those not asked for lately go.
/// Pages read what was summed by day, runs every line, which is kept apart: neither takes the other's place.
/// </summary>
/// <param name="limits">Null takes the defaults.</param>
public sealed class DayCache(MemoryLimits? limits = null) : IDisposable
{
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(30);

    private readonly MemoryLimits limits = limits ?? MemoryLimits.Default;
    private readonly MemoryCache lines = new(new MemoryCacheOptions { SizeLimit = (limits ?? MemoryLimits.Default).Lines });
    private readonly MemoryCache tenants = new(new MemoryCacheOptions { SizeLimit = (limits ?? MemoryLimits.Default).DayPlaces });
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
        days.Fit(limits.DayPlaces - 1);
        return tenants.Set(tenantId, days, new MemoryCacheEntryOptions { Size = 1 + days.Places, SlidingExpiration = Unused });
    }

    /// <summary>What is kept of a tenant's lines; what is read of others is kept by <see cref="Keep(int, TenantLines)"/>.</summary>
    internal TenantLines LinesOf(int tenantId) => lines.TryGetValue(tenantId, out TenantLines? kept) ? kept! : new TenantLines();

    internal void Keep(int tenantId, TenantLines read)
        => lines.Set(tenantId, read, new MemoryCacheEntryOptions { Size = 1 + read.Set.Count, SlidingExpiration = TimeSpan.FromHours(limits.LineHours) });

    public void Dispose()
    {
        tenants.Dispose();
        lines.Dispose();
    }
}
