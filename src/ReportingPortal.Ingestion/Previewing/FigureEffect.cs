using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Previewing;

/// <summary>Reads the figures of the touched months before and after they are computed anew, in the transaction of the work.</summary>
internal sealed class FigureEffect(LoadUnit unit, ReadFigures figures)
{
    private IReadOnlyList<DaySpan> days = [];
    private FiguresByMonth before = new(new Dictionary<DateOnly, KeyFigures>(), KeyFigures.None);

    /// <param name="hasNone">The tenant had no days: what stands there is already of the work itself.</param>
    public async Task ReadBeforeAsync(bool hasNone, CancellationToken ct)
    {
        days = await unit.ListAsync<DaySpan>("Previewing/TouchedSpans.sql", ct);
        before = hasNone ? before : await ReadAsync(ct);
    }

    /// <param name="counts">The preview so far: what becomes of the rows.</param>
    public async Task<UploadPreview> ReadAfterAsync(UploadPreview counts, CancellationToken ct)
    {
        var after = await ReadAsync(ct);
        var touched = days.SelectMany(MonthsOf).ToHashSet();
        var months = before.Months.Keys.Union(after.Months.Keys).Where(touched.Contains).Order()
            .Select(month => new FigureChange(month, Of(before, month), Of(after, month)))
            .Where(change => change.Before != change.After);
        return counts with { Months = [.. months], Total = new FigureChange(null, before.Total, after.Total), Days = days };
    }

    private async Task<FiguresByMonth> ReadAsync(CancellationToken ct)
    {
        if (days.Count == 0)
        {
            return before;
        }

        return await figures(FirstOf(days[0].From), FirstOf(days[^1].To.AddDays(-1)).AddMonths(1), ct);
    }

    private static KeyFigures Of(FiguresByMonth figures, DateOnly month) => figures.Months.GetValueOrDefault(month) ?? KeyFigures.None;

    private static IEnumerable<DateOnly> MonthsOf(DaySpan span)
    {
        for (var month = FirstOf(span.From); month < span.To; month = month.AddMonths(1))
        {
            yield return month;
        }
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
