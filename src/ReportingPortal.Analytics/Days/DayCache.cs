using ReportingPortal.Analytics.Lines;

namespace ReportingPortal.Analytics.Days;

/// <summary>
/// The days of the tenants looked at lately, unpacked in this process's memory: whoever reads them reads again the days that have changed since.
/// A tenant that grows too large lets go of what is asked for least; where many are too large together, those not asked for lately go.
/// Pages read what was summed by day, runs every line, which is kept apart: neither takes the other's place.
/// </summary>
public sealed class DayCache(MemoryLimits limits, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(30);

    private readonly TenantMemory<TenantDays> days = new(limits.DayPlaces, Unused, kept => kept.Places, time);
    private readonly TenantMemory<TenantLines> lines = new(limits.Lines, TimeSpan.FromHours(limits.LineHours), kept => kept.Set.Count, time);

    public DayCache()
        : this(MemoryLimits.Default, TimeProvider.System)
    {
    }

    internal TenantDays Of(int tenantId) => days.Of(tenantId);

    /// <summary>Says that a tenant's days have grown.</summary>
    internal void Keep(int tenantId, TenantDays grown)
    {
        grown.Fit(limits.DayPlaces - 1);
        days.Keep(tenantId, grown);
    }

    /// <summary>What is kept of a tenant's lines; what is read of others is kept by <see cref="Keep(int, TenantLines)"/>.</summary>
    internal TenantLines LinesOf(int tenantId) => lines.Of(tenantId);

    internal void Keep(int tenantId, TenantLines read) => lines.Keep(tenantId, read);

    public void Dispose()
    {
        days.Dispose();
        lines.Dispose();
    }
}
