using Microsoft.Extensions.Caching.Memory;

namespace ReportingPortal.Analytics.Roster;

/// <summary>
/// The customers of the tenants looked at lately, unpacked in this process's memory. They are a copy: whoever reads them first asks for the run
/// and the state of the data, and reads again what is of another.
/// </summary>
public sealed class RosterCache : IDisposable
{
    /// <summary>Customers over all tenants, some 250 bytes each.</summary>
    private const long MaxCustomers = 2_500_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(30);

    private readonly MemoryCache tenants = new(new MemoryCacheOptions { SizeLimit = MaxCustomers });
    private readonly Lock adding = new();

    internal TenantRoster Of(int tenantId)
    {
        lock (adding)
        {
            return tenants.TryGetValue(tenantId, out TenantRoster? roster) ? roster! : Keep(tenantId, new TenantRoster());
        }
    }

    /// <summary>Says that a tenant's roster is another.</summary>
    internal TenantRoster Keep(int tenantId, TenantRoster roster)
        => tenants.Set(tenantId, roster, new MemoryCacheEntryOptions { Size = 1 + (roster.Kept?.Count ?? 0), SlidingExpiration = Unused });

    public void Dispose() => tenants.Dispose();
}

/// <summary>One tenant's place in the cache.</summary>
internal sealed class TenantRoster
{
    /// <summary>Held while it is read, so that of many who wait for it one reads.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    public volatile CustomerRoster? Kept;
}
