using Microsoft.Extensions.Caching.Memory;

namespace ReportingPortal.Analytics;

/// <summary>
/// Figures worked out lately that take more than a few rows to make. A key holds the tenant, the state of the data (its version, or
/// the run) and all that was asked, so nothing kept is ever wrong: what has changed is asked for under another key, and the old ages away.
/// </summary>
public sealed class FigureCache : IDisposable
{
    /// <summary>Items kept over all figures, some two hundred bytes each at most.</summary>
    private const long MaxItems = 1_000_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(20);

    private readonly MemoryCache figures = new(new MemoryCacheOptions { SizeLimit = MaxItems });

    /// <param name="items">How many items a figure is made of.</param>
    internal async Task<T> GetAsync<T>(object key, Func<Task<T>> figure, Func<T, int> items) where T : class
    {
        if (figures.TryGetValue(key, out T? known))
        {
            return known!;
        }

        var made = await figure();
        figures.Set(key, made, new MemoryCacheEntryOptions { Size = 1 + items(made), SlidingExpiration = Unused });
        return made;
    }

    public void Dispose() => figures.Dispose();
}
