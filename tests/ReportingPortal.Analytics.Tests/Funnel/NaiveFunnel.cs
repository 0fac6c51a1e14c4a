using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Tests.Funnel;

/// <summary>The definition (D7) read aloud: every event is tried as a start and every attempt followed to its end.</summary>
internal static class NaiveFunnel
{
    public static (int Start, int[] Events)? Find(FunnelSettings settings, IReadOnlyList<FunnelEvent> events)
    {
        (int Start, int[] Events)? best = null;
        for (var start = 0; start < events.Count; start++)
        {
            if (!events[start].IsEntry)
            {
                continue;
            }

            var attempt = settings.Mode switch
            {
                FunnelMode.Ordered => Ordered(settings, events, start),
                FunnelMode.Strict => Strict(settings, events, start),
                _ => AnyOrder(settings, events, start),
            };
            if (attempt.Length > (best?.Events.Length ?? 0))
            {
                best = (start, attempt);
            }
        }

        return best;
    }

    private static int[] Ordered(FunnelSettings settings, IReadOnlyList<FunnelEvent> events, int start)
    {
        var taken = new List<int>();
        for (var i = start; i < events.Count; i++)
        {
            if (i == start && events[i].Type != settings.Steps[0])
            {
                return [];
            }

            if (taken.Count < settings.Steps.Count && events[i].Type == settings.Steps[taken.Count] && events[i].At - events[start].At <= settings.Window)
            {
                if (taken.Count > 0 && events[i].At - events[taken[^1]].At > (settings.StepWindows?[taken.Count - 1] ?? TimeSpan.MaxValue))
                {
                    break;
                }

                taken.Add(i);
            }
        }

        return [.. taken];
    }

    private static int[] Strict(FunnelSettings settings, IReadOnlyList<FunnelEvent> events, int start)
    {
        var taken = new List<int>();
        foreach (var step in settings.Steps)
        {
            var i = start + taken.Count;
            if (i >= events.Count || events[i].Type != step || events[i].At - events[start].At > settings.Window
                || (taken.Count > 0 && events[i].At - events[i - 1].At > (settings.StepWindows?[taken.Count - 1] ?? TimeSpan.MaxValue)))
            {
                break;
            }

            taken.Add(i);
        }

        return [.. taken];
    }

    private static int[] AnyOrder(FunnelSettings settings, IReadOnlyList<FunnelEvent> events, int start)
    {
        var inside = Enumerable.Range(start, events.Count - start).Where(i => events[i].At - events[start].At <= settings.Window).ToList();
        var taken = new List<int>();
        foreach (EventType step in settings.Steps)
        {
            var free = inside.Where(i => events[i].Type == step && !taken.Contains(i)).ToList();
            if (free.Count == 0)
            {
                break;
            }

            taken.Add(free[0]);
        }

        return taken.Contains(start) ? [.. taken] : [];
    }
}
