using System.Diagnostics;

namespace ReportingPortal.Benchmarks.Analytics;

/// <summary>Milliseconds of one query, each time in a unit of work of its own as a page has it.</summary>
/// <param name="First">The very first, with nothing warm.</param>
internal sealed record QueryTimes(string Name, double First, double Median, double P95)
{
    private const int Runs = 100;

    /// <summary>A query of many seconds is told well enough by a few runs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<QueryTimes> MeasureAsync(string name, Func<Task> query) => (await MeasureAsync(name, [query])).Single();

    /// <summary>Asks the same of several shops in turn, so that what else the machine does falls on all of them alike.</summary>
    public static async Task<IReadOnlyList<QueryTimes>> MeasureAsync(string name, IReadOnlyList<Func<Task>> queries)
    {
        var first = new double[queries.Count];
        for (var shop = 0; shop < queries.Count; shop++)
        {
            first[shop] = await TimeAsync(queries[shop]);
        }

        var all = queries.Select(_ => new List<double>()).ToArray();
        for (var begun = Stopwatch.StartNew(); all[0].Count < Runs && (all[0].Count < 3 || begun.Elapsed < queries.Count * Patience);)
        {
            for (var shop = 0; shop < queries.Count; shop++)
            {
                all[shop].Add(await TimeAsync(queries[shop]));
            }
        }

        return [.. all.Select((times, shop) => Of(name, first[shop], times))];
    }

    private static QueryTimes Of(string name, double first, List<double> times)
    {
        times.Sort();
        return new QueryTimes(name, first, times[times.Count / 2], times[(int)Math.Ceiling(times.Count * .95) - 1]);
    }

    private static async Task<double> TimeAsync(Func<Task> query)
    {
        var watch = Stopwatch.StartNew();
        await query();
        return watch.Elapsed.TotalMilliseconds;
    }
}
