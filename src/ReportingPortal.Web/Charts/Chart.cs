namespace ReportingPortal.Web.Charts;

/// <summary>The forms a chart can take; the script draws each from the table that stands in the page.</summary>
public enum ChartKind
{
    /// <summary>Time: lines over days.</summary>
    Line,

    /// <summary>Months: upright bars, partial ones hatched.</summary>
    Bars,

    /// <summary>Parts of a whole over months: bars of up to three parts, one on the other.</summary>
    Stack,

    /// <summary>Ranking: lying bars, longest first.</summary>
    Ranking,

    /// <summary>Two shares: a curve with its 80 % crossing marked.</summary>
    Pareto,

    /// <summary>Three parts of a whole, or fewer.</summary>
    Donut,
}

/// <summary>What the script makes of a column; columns of no role stand in the table only.</summary>
public enum SeriesRole
{
    None,

    /// <summary>Where a value stands: a day, a month, a name.</summary>
    Label,

    /// <summary>The series the chart is about.</summary>
    Main,

    /// <summary>Thin, behind the main series: single days behind their mean.</summary>
    Faint,

    /// <summary>The compared period, grey.</summary>
    Ghost,
}

/// <param name="Unit">money, count, share or score (a number without unit): how the axis is labelled.</param>
public sealed record ChartColumn(string Name, SeriesRole Role = SeriesRole.None, string Unit = "count");

/// <summary>One cell: what people read, and the number the script draws (null draws nothing).</summary>
public sealed record ChartCell(string Text, decimal? Value = null)
{
    public static implicit operator ChartCell(string text) => new(text);
}

/// <param name="IsPartial">Not ended by the as-of date: hatched and said so.</param>
/// <param name="Tone">The name of a fixed colour: gold, silver, bronze.</param>
/// <param name="Note">The one point that matters: written beside its mark.</param>
public sealed record ChartRow(IReadOnlyList<ChartCell> Cells, bool IsPartial = false, string? Tone = null, string? Note = null);

/// <summary>A chart as the page holds it: a table with a title, which the script also draws.</summary>
/// <param name="Title">What is seen.</param>
/// <param name="Subtitle">Measure, unit and period.</param>
/// <param name="Summary">The point in words, for those who don't see the drawing.</param>
/// <param name="ShowsTable">The table stands open from the start.</param>
/// <param name="Layout">is-split (table beside the drawing), chart-wide or chart-low; null fills one column.</param>
/// <param name="CsvHref">Where the same rows are had as a file.</param>
public sealed record Chart(
    string Id, ChartKind Kind, string Title, string Subtitle, string Summary, string Currency,
    IReadOnlyList<ChartColumn> Columns, IReadOnlyList<ChartRow> Rows, string? CsvHref = null, ChartRow? Totals = null,
    bool ShowsTable = false, string? Layout = null)
{
    /// <summary>The figure that explains it, of the catalogue.</summary>
    public string? Figure { get; init; }

    /// <summary>What stands in place of the drawing where there is nothing to draw; null says that nothing was sold.</summary>
    public string? Nothing { get; init; }

    /// <summary>A ring of noughts is no ring.</summary>
    public bool IsEmpty => Rows.Count == 0 || (Kind == ChartKind.Donut && Rows.All(row => row.Cells.All(cell => cell.Value is null or 0)));

    public int LabelColumn => Columns.TakeWhile(column => column.Role != SeriesRole.Label).Count();
}
