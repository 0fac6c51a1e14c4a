using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Fonts;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>Page 1 is the report: a reader who stops here knows.</summary>
internal static class SummarySection
{
    public const string Key = "summary";

    public static void Compose(Column page, ReportContext context)
    {
        page.Spacing(2 * ReportStyle.Unit);
        page.Item().Section(Key, "Summary").Column(title => ComposeTitle(title, context));
        page.Item().Column(narrative =>
        {
            narrative.Spacing(ReportStyle.Unit / 2);
            foreach (var sentence in Narrative.Of(context.Snapshot, context.Format))
            {
                narrative.Item().Text(sentence, ReportStyle.Lead);
            }
        });
        var figures = KeyFigures.Headline(context.Snapshot, context.Format);
        foreach (var three in figures.Chunk(3))
        {
            page.Item().Row(row =>
            {
                row.Spacing(2 * ReportStyle.Unit);
                foreach (var figure in three)
                {
                    row.Relative().LineAbove(Palette.Ink, 0.75).Padding(0, ReportStyle.Unit / 2, 0, 0).Column(tile => ComposeTile(tile, figure));
                }
            });
        }

        if (context.Snapshot.Daily.Count > 0)
        {
            page.Item().Column(trend => ComposeTrend(trend, context));
        }
    }

    private static void ComposeTitle(Column title, ReportContext context)
    {
        var snapshot = context.Snapshot;
        var scope = string.Join(" · ", new[]
        {
            context.AsOf,
            context.ComparedWith,
            snapshot.Filter.Region is { } region ? $"region {region}" : null,
            snapshot.Filter.Category is { } category ? $"category {category}" : null,
            $"days in {snapshot.Tenant.TimeZone}",
        }.OfType<string>());
        title.Item().Text(text => text.MaxLines(2).Span(snapshot.Title, ReportStyle.Display), tag: "H1");
        title.Item().Text(text => text.MaxLines(1).Span($"{snapshot.Tenant.Name}, {context.PeriodName}", ReportStyle.Lead.SemiBold));
        title.Item().Padding(0, ReportStyle.Unit / 4, 0, 0).Text(scope, ReportStyle.Note);
    }

    private static void ComposeTile(Column tile, KeyFigure figure)
    {
        tile.Item().Text(figure.Label, ReportStyle.Note);
        tile.Item().Padding(0, ReportStyle.Unit / 4, 0, 0).Text(figure.Brief, ReportStyle.Heading with { Tabular = true });
        tile.Item().Text(text =>
        {
            text.MaxLines(1);
            if (figure.Trend == Trend.Unknown)
            {
                text.Span(figure.Value is null ? figure.Note : "nothing to compare with", ReportStyle.Note);
                return;
            }

            var change = string.Join(' ', new[] { figure.Arrow, figure.Change }.Where(part => part.Length > 0));
            text.Span(change, (ReportStyle.Small with { Weight = FontWeight.SemiBold }).In(ReportStyle.TrendColor(figure)));
            text.Span($"  from {figure.PreviousBrief}", ReportStyle.Note);
        });
        tile.Item().Padding(0, ReportStyle.Unit / 4, 0, 0).Decoration(Picture(figure), 2 * ReportStyle.Unit);
    }

    /// <summary>The way through the period where it is known day by day, else both periods as bars.</summary>
    private static Chart Picture(KeyFigure figure) => figure.Daily.Count > 1
        ? new Sparkline { Alt = figure.Label, Values = figure.Daily }
        : new ComparisonBars { Alt = figure.Label, Current = figure.Value, Previous = figure.Previous, Note = figure.Value is null ? "" : figure.Note };

    private static void ComposeTrend(Column trend, ReportContext context)
    {
        var (snapshot, format) = (context.Snapshot, context.Format);
        trend.Spacing(ReportStyle.Unit / 2);
        var isCovered = snapshot.Narrative.HistoryStart is null;
        ReportContext.Caption(trend, "Net sales per day", $"{format.Currency}, {context.PeriodName}{(isCovered ? $"; in grey {context.PreviousName}" : "")}");
        var highest = snapshot.Daily.Count > 2 ? snapshot.Daily.MaxBy(day => day.NetSales) : null;
        trend.Item().Chart(new LineChart
        {
            Alt = $"Net sales per day in {context.PeriodName}, total {format.MoneyWhole(snapshot.Kpis.Current.NetSales)}"
                + (isCovered ? $", beside {context.PreviousName}, total {format.MoneyWhole(snapshot.Kpis.Previous.NetSales)}." : "."),
            Labels = [.. snapshot.Daily.Select(day => day.Date.ToString("d MMM", format.Culture))],
            Series =
            [
                new LineSeries("this period", [.. snapshot.Daily.Select(day => (decimal?)day.NetSales)], Palette.Accent) { HasArea = true },
                .. isCovered
                    ? [new LineSeries("before", [.. snapshot.PreviousDaily.Take(snapshot.Daily.Count).Select(day => (decimal?)day.NetSales)], Palette.Ghost) { IsGhost = true }]
                    : Array.Empty<LineSeries>(),
            ],
            Format = format.MoneyTick,
            Annotation = highest is null || highest.NetSales <= 0 ? null
                : (snapshot.Daily.ToList().IndexOf(highest), $"{highest.Date.ToString("ddd d MMM", format.Culture)}: {format.MoneyShort(highest.NetSales)}"),
        }, 9 * ReportStyle.Unit, 24 * ReportStyle.Unit);
    }
}
