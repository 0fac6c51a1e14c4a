using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Funnel;

/// <summary>Adds up units one by one; what it keeps of each is the time to each step and, of who stopped, a row of the list.</summary>
internal sealed class FunnelTally(FunnelSettings settings, DateTimeOffset? dataEndsAt)
{
    /// <summary>A session without window is over when nothing has happened for this long, as web analytics count visits.</summary>
    private static readonly TimeSpan SessionTimeout = TimeSpan.FromMinutes(30);

    /// <summary>Upper ends of the histogram's bins, round to people: minutes, hours, days.</summary>
    private static readonly double[] BinEnds = [60, 300, 900, 3_600, 21_600, 86_400, 259_200, 604_800, 2_592_000];

    private readonly List<double>[] seconds = [.. settings.Steps.Select(_ => new List<double>())];
    private readonly List<FunnelDropOut>[] stopped = [.. settings.Steps.Skip(1).Select(_ => new List<FunnelDropOut>())];
    private readonly Dictionary<string, int[]> slices = [];
    private readonly int[] untold = new int[settings.Steps.Count];
    private int open;

    public void Add(string unitId, string? customerId, IReadOnlyList<FunnelEvent> events, FunnelAttempt attempt, string? slice)
    {
        var start = events[attempt.Start].At;
        var last = start;
        var counts = settings.Breakdown == FunnelBreakdown.None ? null : CountsOf(slice);
        for (var k = 0; k < attempt.Depth; k++)
        {
            var at = events[attempt.Events[k]].At;
            last = at > last ? at : last;
            seconds[k].Add((last - start).TotalSeconds);
            if (counts is not null)
            {
                counts[k]++;
            }
        }

        if (attempt.Depth < settings.Steps.Count)
        {
            var isOpen = IsOpen(events);
            open += isOpen ? 1 : 0;
            stopped[attempt.Depth - 1].Add(new FunnelDropOut(unitId, customerId, attempt.Depth, start, last, isOpen));
        }
    }

    public FunnelOutcome Finish()
    {
        foreach (var list in stopped)
        {
            list.Sort(FunnelOutcome.ByNewest);
        }

        var counts = Array.ConvertAll(seconds, times => times.Count);
        var steps = settings.Steps.Select((step, k) => StepOf(step, k, counts)).ToList();
        var result = new FunnelResult(
            settings.Mode, settings.Unit, settings.Window?.TotalSeconds, settings.Breakdown, steps, Ratio(counts[^1], counts[0]), open, Histogram(seconds[^1]),
            [.. Slices()], dataEndsAt);
        return new FunnelOutcome(result, stopped);
    }

    private FunnelStep StepOf(EventType step, int k, int[] counts)
    {
        var times = seconds[k];
        times.Sort();
        var previous = k == 0 ? null : Ratio(counts[k], counts[k - 1]);
        return new FunnelStep(
            k + 1, step, counts[k], Ratio(counts[k], counts[0]), previous, 1 - previous, counts[k] - (k + 1 < counts.Length ? counts[k + 1] : 0),
            Quantile(times, .5), times.Count == 0 ? null : times.Average(), Quantile(times, .9), settings.WindowBefore(k)?.TotalSeconds);
    }

    /// <summary>
    /// Whether a later event could still bring the unit further: the window of its last possible start reaches beyond the data, and nothing has
    /// ended that attempt.
    /// </summary>
    private bool IsOpen(IReadOnlyList<FunnelEvent> events)
    {
        if (settings.Window is null && (events[^1].Type == EventType.SessionEnd || dataEndsAt - events[^1].At >= SessionTimeout))
        {
            return false;
        }

        for (var i = events.Count - 1; i >= 0 && (settings.Window is not { } window || dataEndsAt - events[i].At <= window); i--)
        {
            if (IsStart(events[i]) && (!CanEndEarly || FunnelPath.IsWaiting(settings, events, i, dataEndsAt!.Value)))
            {
                return true;
            }
        }

        return false;
    }

    private bool CanEndEarly => settings.Mode == FunnelMode.Strict || settings.StepWindows is not null;

    private bool IsStart(FunnelEvent each)
        => each.IsEntry && (each.Type == settings.Steps[0] || (settings.Mode == FunnelMode.Any && settings.Steps.Contains(each.Type)));

    private int[] CountsOf(string? slice)
    {
        if (slice is null)
        {
            return untold;
        }

        if (!slices.TryGetValue(slice, out var counts))
        {
            slices[slice] = counts = new int[settings.Steps.Count];
        }

        return counts;
    }

    /// <summary>Largest first; those of whom the data tells nothing come last.</summary>
    private IEnumerable<FunnelSlice> Slices()
    {
        foreach (var (value, counts) in slices.OrderByDescending(slice => slice.Value[0]).ThenBy(slice => slice.Key, StringComparer.Ordinal))
        {
            yield return new FunnelSlice(value, counts, Ratio(counts[^1], counts[0]));
        }

        if (untold[0] > 0)
        {
            yield return new FunnelSlice(null, untold, Ratio(untold[^1], untold[0]));
        }
    }

    private static List<FunnelBin> Histogram(List<double> sorted)
    {
        if (sorted.Count == 0)
        {
            return [];
        }

        var counts = new int[BinEnds.Length + 1];
        foreach (var value in sorted)
        {
            counts[Array.FindIndex(BinEnds, end => value < end) is >= 0 and var bin ? bin : BinEnds.Length]++;
        }

        var last = Array.FindLastIndex(counts, count => count > 0);
        return [.. Enumerable.Range(0, last + 1).Select(bin => new FunnelBin(bin == 0 ? 0 : BinEnds[bin - 1], bin < BinEnds.Length ? BinEnds[bin] : null, counts[bin]))];
    }

    /// <summary>Type 7, as everywhere (D0).</summary>
    private static double? Quantile(List<double> sorted, double share)
    {
        if (sorted.Count == 0)
        {
            return null;
        }

        var position = (sorted.Count - 1) * share;
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    private static decimal? Ratio(int part, int whole) => whole == 0 ? null : (decimal)part / whole;
}
