namespace ReportingPortal.Analytics.Rfm;

/// <summary>The days at whose end a run works out groups: so many ends of months, and the as-of date.</summary>
internal static class RfmPoints
{
    /// <summary>A year of moves from month to month; each further one costs a run another sort of all customers.</summary>
    public const int Months = 13;

    /// <returns>Oldest first; the last is the as-of date.</returns>
    public static IReadOnlyList<DateOnly> Of(DateOnly asOf)
    {
        var next = asOf.AddDays(1);
        var first = new DateOnly(next.Year, next.Month, 1);
        var ends = Enumerable.Range(0, Months).Select(back => first.AddMonths(-back).AddDays(-1)).Reverse().ToList();
        return ends[^1] == asOf ? ends : [.. ends, asOf];
    }

    /// <summary>The place of the last end of a whole month; of the as-of date where there is none before; -1 of none.</summary>
    public static int LastWhole(IReadOnlyList<DateOnly> points)
        => points.Count <= 2 || points[^1].AddDays(1).Day == 1 ? points.Count - 1 : points.Count - 2;
}
