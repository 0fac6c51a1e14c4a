using Microsoft.Extensions.Caching.Memory;

namespace ReportingPortal.Analytics.Funnel;

/// <summary>
/// Funnels worked out lately. The key holds the tenant and the version of its data, so a changed shop is counted anew and an
/// old answer only ages away; a page, its list and its files then cost one reading of the events.
/// </summary>
public sealed class FunnelCache : IDisposable
{
    /// <summary>Units kept over all funnels, about a hundred bytes each.</summary>
    private const long MaxUnits = 1_000_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(20);

    private readonly MemoryCache outcomes = new(new MemoryCacheOptions { SizeLimit = MaxUnits });

    internal bool TryGet(string key, out FunnelOutcome? outcome) => outcomes.TryGetValue(key, out outcome);

    internal void Keep(string key, FunnelOutcome outcome)
        => outcomes.Set(key, outcome, new MemoryCacheEntryOptions { Size = 1 + outcome.Result.Entered, SlidingExpiration = Unused });

    public void Dispose() => outcomes.Dispose();
}
