using Microsoft.Extensions.Caching.Memory;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics;

/// <summary>
/// Figures worked out lately that take more than a few rows to make, each tenant's apart. A key holds the state of the data (its version, or
/// the run) and all that was asked, so nothing kept is ever wrong: what has changed is asked for under another key, and the old ages away.
/// What a transaction has written itself is no state of the data yet: its figures are made, and not kept.
/// </summary>
public sealed class FigureCache : IDisposable
{
    /// <summary>Items kept over all figures, some two hundred bytes each at most.</summary>
    private const long MaxItems = 1_000_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(20);

    private readonly MemoryCache figures = new(new MemoryCacheOptions { SizeLimit = MaxItems });

    /// <param name="items">How many items a figure is made of.</param>
    internal async Task<T> GetAsync<T>(TenantSession session, object key, Func<Task<T>> figure, Func<T, int> items) where T : class
    {
        if (session.IsWriting)
        {
            return await figure();
        }

        var ofTenant = (session.Tenant.TenantId, key);
        if (figures.TryGetValue(ofTenant, out T? known))
        {
            return known!;
        }

        var made = await figure();
        figures.Set(ofTenant, made, new MemoryCacheEntryOptions { Size = 1 + items(made), SlidingExpiration = Unused });
        return made;
    }

    public void Dispose() => figures.Dispose();
}
