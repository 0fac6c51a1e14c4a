using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Executive;

/// <summary>Where a figure went against the period before.</summary>
public enum Trend
{
    Unknown,
    Down,
    Level,
    Up,
}

/// <summary>One figure, ready to print: the same strings stand in PDF, browser view and mail.</summary>
/// <param name="Key">Stable name for CSV and style classes.</param>
/// <param name="Brief">For tiles: £1.16M.</param>
/// <param name="Exact">For tables: £1,161,817.38.</param>
/// <param name="Change">Relative change, or points for rates; "–" where undefined.</param>
/// <param name="Note">Why the figure is undefined; else a supporting figure; may be empty.</param>
public sealed record KeyFigure(
    string Key, string Label, decimal? Value, decimal? Previous, string Brief, string Exact, string PreviousBrief, string PreviousExact,
    string Change, Trend Trend, string Note)
{
    /// <summary>▲, ▼ or nothing.</summary>
    public string Arrow => Trend switch { Trend.Up => "▲", Trend.Down => "▼", _ => "" };

    /// <summary>Whether the change is good news (for discounts and returns less is better); null where it is neither.</summary>
    public bool? IsImprovement => Trend switch
    {
        Trend.Up => !IsBetterLow,
        Trend.Down => IsBetterLow,
        _ => null,
    };

    private bool IsBetterLow => Key is "discounts" or "returns";

    /// <summary>The figure's way through the period, day by day; empty where it has none.</summary>
    public IReadOnlyList<decimal?> Daily { get; init; } = [];
}

/// <summary>Builds figures with their change against the period before.</summary>
internal sealed class KeyFigureFactory(PrintFormat format, ReportSnapshot snapshot)
{
    private const string NoData = "no data uploaded yet";

    private readonly bool hasData = snapshot.AsOfDate is not null;
    private readonly bool isCovered = snapshot.Narrative.HistoryStart is null;
    private readonly bool hasPrevious = snapshot.Kpis.Previous.Orders > 0;

    public KeyFigure Money(string key, string label, decimal? value, decimal? previous, string note = "") =>
        Relative(key, label, hasData ? value : null, Whole(previous), hasData ? note : NoData, format.MoneyShort, format.Money);

    public KeyFigure Count(string key, string label, decimal value, decimal previous, string note = "") =>
        Relative(key, label, hasData ? value : null, Whole(previous), hasData ? note : NoData, format.Count, format.Count);

    public KeyFigure Rate(string key, string label, decimal? value, decimal? previous, string note = "")
    {
        previous = Whole(previous);
        var difference = hasPrevious ? value - previous : null;
        return new KeyFigure(
            key, label, value, previous, format.Percent(value), format.Percent(value), format.Percent(previous), format.Percent(previous),
            format.SignedPoints(difference), Direction(difference), hasData ? note : NoData);
    }

    private KeyFigure Relative(
        string key, string label, decimal? value, decimal? previous, string note, Func<decimal?, string> brief, Func<decimal?, string> exact)
    {
        var change = hasPrevious && previous > 0 && value is { } now ? (now - previous.Value) / previous.Value : (decimal?)null;
        return new KeyFigure(
            key, label, value, previous, brief(value), exact(value), brief(previous), exact(previous), format.SignedPercent(change), Direction(change), note);
    }

    /// <summary>Unknown where the history does not cover the compared period: a part of it is nothing to compare with.</summary>
    private decimal? Whole(decimal? previous) => isCovered ? previous : null;

    /// <summary>What rounds to 0.0 % is level.</summary>
    private static Trend Direction(decimal? change) => change is not { } value
        ? Trend.Unknown
        : Percentage.Direction(value) switch { > 0 => Trend.Up, < 0 => Trend.Down, _ => Trend.Level };
}
