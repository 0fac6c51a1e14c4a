using System.Diagnostics;

namespace ReportingPortal.Benchmarks.Analytics;

/// <summary>Milliseconds of one query, each time in a unit of work of its own as a page has it.</summary>
/// <param name="First">The very first, with nothing warm.</param>
internal sealed record QueryTimes(string Name, double First, double Median, double P95)
{
    private const int Runs = 40;

    /// <summary>A query of many seconds is told well enough by a few runs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<QueryTimes> MeasureAsync(string name, Func<Task> query)
    {
        var first = await TimeAsync(query);
        var all = new List<double>();
        for (var begun = Stopwatch.StartNew(); all.Count < Runs && (all.Count < 3 || begun.Elapsed < Patience);)
        {
            all.Add(await TimeAsync(query));
        }

        all.Sort();
        return new QueryTimes(name, first, all[all.Count / 2], all[(int)Math.Ceiling(all.Count * .95) - 1]);
    }

    private static async Task<double> TimeAsync(Func<Task> query)
    {
        var watch = Stopwatch.StartNew();
        await query();
        return watch.Elapsed.TotalMilliseconds;
    }
}
