using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Funnel;

/// <summary>An event of one unit's stream, which is in the order of (time, sequence).</summary>
/// <param name="IsEntry">Inside the date range, so that an attempt may start here.</param>
public readonly record struct FunnelEvent(DateTimeOffset At, EventType Type, bool IsEntry, string? Category = null);

/// <summary>The deepest attempt of a unit, the earliest of equally deep ones.</summary>
/// <param name="Events">Index of the event taken for each step reached; all distinct.</param>
/// <param name="Start">Index of the event the window is counted from: the first step, in any order the first event taken.</param>
public sealed record FunnelAttempt(int Start, IReadOnlyList<int> Events)
{
    public int Depth => Events.Count;
}

/// <summary>
/// Finds a unit's way through the steps (D7) in time linear in its events: no attempt is followed by itself, so a visitor
/// with a hundred thousand views costs no more than their reading. Pure; no I/O, no clock.
/// </summary>
public static class FunnelPath
{
    /// <returns>Null where no first step lies inside the date range.</returns>
    public static FunnelAttempt? Find(FunnelSettings settings, IReadOnlyList<FunnelEvent> events)
    {
        var window = settings.Window ?? TimeSpan.MaxValue;
        return settings.Mode switch
        {
            FunnelMode.Ordered => Ordered(settings, window, events),
            FunnelMode.Strict => Strict(settings, window, events),
            _ => AnyOrder(settings.Steps, window, events),
        };
    }

    /// <summary>
    /// Whether an attempt's next step may still come in time, were it not for the window of all: none has come too late, in a strict funnel nothing
    /// else has come between, and the data ends too soon.
    /// </summary>
    /// <param name="start">An event that is the first step.</param>
    public static bool IsWaiting(FunnelSettings settings, IReadOnlyList<FunnelEvent> events, int start, DateTimeOffset dataEndsAt)
    {
        var (taken, step) = (start, 1);
        for (var i = start + 1; i < events.Count && step < settings.Steps.Count; i++)
        {
            var isNext = events[i].Type == settings.Steps[step];
            if (isNext ? !settings.Reaches(step, events[taken].At, events[i].At) : settings.Mode == FunnelMode.Strict)
            {
                return false;
            }

            (taken, step) = isNext ? (i, step + 1) : (taken, step);
        }

        return step < settings.Steps.Count && settings.Reaches(step, events[taken].At, dataEndsAt);
    }

    private static FunnelAttempt? Ordered(FunnelSettings settings, TimeSpan window, IReadOnlyList<FunnelEvent> events)
    {
        for (var depth = settings.Steps.Count; depth > 0; depth--)
        {
            if (EarliestStart(settings, depth, window, events) is >= 0 and var start)
            {
                return new FunnelAttempt(start, Follow(settings.Steps, depth, start, events));
            }
        }

        return null;
    }

    /// <summary>
    /// Read backwards, first[k] is the earliest of the events read so far that is step k, which is the one an attempt takes, and ends[k]
    /// where the steps from it on end; -1 where they don't.
    /// </summary>
    private static int EarliestStart(FunnelSettings settings, int depth, TimeSpan window, IReadOnlyList<FunnelEvent> events)
    {
        var steps = settings.Steps;
        Span<int> first = stackalloc int[depth];
        Span<int> ends = stackalloc int[depth];
        ends.Fill(-1);
        var found = -1;
        for (var i = events.Count - 1; i >= 0; i--)
        {
            // Upwards: what is said of k + 1 still speaks of later events only, which keeps the steps' events distinct.
            for (var k = 0; k < depth; k++)
            {
                if (events[i].Type == steps[k])
                {
                    var end = k == depth - 1 ? i : ends[k + 1] >= 0 && settings.Reaches(k + 1, events[i].At, events[first[k + 1]].At) ? ends[k + 1] : -1;
                    (first[k], ends[k]) = (i, end);
                    found = k == 0 && end >= 0 && events[i].IsEntry && events[end].At - events[i].At <= window ? i : found;
                }
            }
        }

        return found;
    }

    private static List<int> Follow(IReadOnlyList<EventType> steps, int depth, int start, IReadOnlyList<FunnelEvent> events)
    {
        var taken = new List<int>(depth);
        for (var i = start; taken.Count < depth; i++)
        {
            if (events[i].Type == steps[taken.Count])
            {
                taken.Add(i);
            }
        }

        return taken;
    }

    private static FunnelAttempt? Strict(FunnelSettings settings, TimeSpan window, IReadOnlyList<FunnelEvent> events)
    {
        var (steps, start, deepest) = (settings.Steps, -1, 0);
        for (var i = 0; i < events.Count && deepest < steps.Count; i++)
        {
            var depth = 0;
            while (events[i].IsEntry && depth < steps.Count && i + depth < events.Count
                && events[i + depth].Type == steps[depth] && events[i + depth].At - events[i].At <= window
                && (depth == 0 || settings.Reaches(depth, events[i + depth - 1].At, events[i + depth].At)))
            {
                depth++;
            }

            (start, deepest) = depth > deepest ? (i, depth) : (start, deepest);
        }

        return start < 0 ? null : new FunnelAttempt(start, [.. Enumerable.Range(start, deepest)]);
    }

    /// <summary>Any order: an attempt is the window behind an event it takes; it is as deep as there are events for the first steps in it.</summary>
    private static FunnelAttempt? AnyOrder(IReadOnlyList<EventType> steps, TimeSpan window, IReadOnlyList<FunnelEvent> events)
    {
        Span<int> counts = stackalloc int[(int)EventType.SessionEnd + 1];
        counts.Clear();
        var (start, deepest, end) = (-1, 0, 0);
        for (var i = 0; i < events.Count; i++)
        {
            for (; end < events.Count && events[end].At - events[i].At <= window; end++)
            {
                counts[(int)events[end].Type]++;
            }

            var depth = events[i].IsEntry ? DepthOf(steps, counts) : 0;
            if (depth > deepest && Takes(steps, depth, events[i].Type))
            {
                (start, deepest) = (i, depth);
            }

            counts[(int)events[i].Type]--;
        }

        return start < 0 ? null : new FunnelAttempt(start, Pick(steps, deepest, start, events));
    }

    private static int DepthOf(IReadOnlyList<EventType> steps, ReadOnlySpan<int> counts)
    {
        Span<int> left = stackalloc int[counts.Length];
        counts.CopyTo(left);
        var depth = 0;
        while (depth < steps.Count && left[(int)steps[depth]]-- > 0)
        {
            depth++;
        }

        return depth;
    }

    private static bool Takes(IReadOnlyList<EventType> steps, int depth, EventType type)
    {
        for (var k = 0; k < depth; k++)
        {
            if (steps[k] == type)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Each step takes the earliest event of its kind that no step before it took.</summary>
    private static int[] Pick(IReadOnlyList<EventType> steps, int depth, int start, IReadOnlyList<FunnelEvent> events)
    {
        var taken = Enumerable.Repeat(-1, depth).ToArray();
        for (var (i, open) = (start, depth); open > 0; i++)
        {
            var k = 0;
            while (k < depth && (taken[k] >= 0 || steps[k] != events[i].Type))
            {
                k++;
            }

            if (k < depth)
            {
                taken[k] = i;
                open--;
            }
        }

        return taken;
    }
}
