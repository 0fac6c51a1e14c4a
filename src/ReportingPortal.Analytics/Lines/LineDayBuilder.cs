using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Analytics.Lines;

/// <summary>Puts one day's lines together order by order, however they come.</summary>
internal sealed class LineDayBuilder(DateOnly day)
{
    private readonly ItemNumbers orders = new();
    private readonly List<(int Order, Line Line)> lines = [];

    public void Add(ReadOnlySpan<char> orderId, Line line) => lines.Add((orders.Of(orderId), line));

    public LineDay Build()
    {
        var ends = new int[orders.Count];
        foreach (var (order, _) in lines)
        {
            ends[order]++;
        }

        for (var order = 1; order < ends.Length; order++)
        {
            ends[order] += ends[order - 1];
        }

        var (sorted, next) = (new Line[lines.Count], new int[ends.Length]);
        ends.AsSpan(0, Math.Max(0, ends.Length - 1)).CopyTo(next.AsSpan(Math.Min(1, next.Length)));
        foreach (var (order, line) in lines)
        {
            sorted[next[order]++] = line;
        }

        return new LineDay(day, [.. orders.Ids], ends, sorted);
    }
}
