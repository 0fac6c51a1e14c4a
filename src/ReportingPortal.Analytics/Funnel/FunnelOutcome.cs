namespace ReportingPortal.Analytics.Funnel;

/// <summary>A funnel's figures with the units behind its drop-offs, newest first.</summary>
internal sealed record FunnelOutcome(FunnelResult Result, IReadOnlyList<List<FunnelDropOut>> Stopped)
{
    public static readonly Comparer<FunnelDropOut> ByNewest = Comparer<FunnelDropOut>.Create((one, other)
        => other.StartedAt.CompareTo(one.StartedAt) is var newer and not 0 ? newer : string.CompareOrdinal(one.UnitId, other.UnitId));

    /// <summary>Who reached this step and no further; number from 1 to one below the last.</summary>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public Page<FunnelDropOut> StoppedAt(int step, string? cursor, int limit)
    {
        var list = Stopped[step - 1];
        var from = 0;
        if (Cursor.Parse<Position>(cursor) is { } after)
        {
            var found = list.BinarySearch(new FunnelDropOut(after.UnitId, null, step, after.StartedAt, after.StartedAt, false), ByNewest);
            from = found >= 0 ? found + 1 : ~found;
        }

        var rows = list.GetRange(from, Math.Min(limit + 1, list.Count - from));
        return Page.Of(rows, limit, list.Count, row => Cursor.Of(new Position(row.StartedAt, row.UnitId)));
    }

    private sealed record Position(DateTimeOffset StartedAt, string UnitId);
}
