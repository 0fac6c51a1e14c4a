namespace ReportingPortal.Analytics.Roster;

/// <summary>
/// The customers of the tenants looked at lately, unpacked in this process's memory: whoever reads them reads again what is of another run or
/// another state of the data.
/// </summary>
public sealed class RosterCache : IDisposable
{
    /// <summary>Customers over all tenants, some 250 bytes each.</summary>
    private const long MaxCustomers = 2_500_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(30);

    private readonly TenantMemory<TenantRoster> tenants = new(MaxCustomers, Unused, kept => kept.Kept?.Count ?? 0);

    internal TenantRoster Of(int tenantId) => tenants.Of(tenantId);

    /// <summary>Says that a tenant's roster is another.</summary>
    internal void Keep(int tenantId, TenantRoster roster) => tenants.Keep(tenantId, roster);

    public void Dispose() => tenants.Dispose();
}

/// <summary>One tenant's place in the cache.</summary>
internal sealed class TenantRoster
{
    /// <summary>Held while it is read, so that of many who wait for it one reads.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    public volatile CustomerRoster? Kept;
}
