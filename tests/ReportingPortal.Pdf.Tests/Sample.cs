using System.Globalization;
using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Fonts;
using ReportingPortal.Pdf.Layout;
using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Tests;

/// <summary>A document that uses every component once.</summary>
internal static class Sample
{
    public static readonly TextStyle Body = new(9);
    public static readonly TextStyle Heading = new TextStyle(18, FontWeight.SemiBold) { LineHeight = 1.26 };
    public static readonly TextStyle Subheading = new(10.5, FontWeight.SemiBold);
    public static readonly TextStyle Small = new(8) { Color = Palette.Quiet };

    public static readonly PdfMetadata Metadata = new(
        "Sample – Müller & Söhne", "ReportingPortal", "All components", "en-GB", new DateTimeOffset(2026, 3, 31, 8, 0, 0, TimeSpan.Zero));

    public static string Pounds(decimal value) => value.ToString("£#,##0;−£#,##0", CultureInfo.InvariantCulture);

    public static PdfDocument Document() => new PdfDocument(Metadata).Page(page =>
    {
        page.UsesSectionPages = true;
        page.Header.LineBelow(Palette.Hairline).Padding(0, 0, 0, 6).Row(row =>
        {
            row.Relative().Text("Northwind Outfitters", Small.SemiBold);
            row.Relative().Text("Sample of all components", Small, HorizontalAlignment.Right);
        });
        page.Footer.LineAbove(Palette.Hairline).Padding(0, 6, 0, 0).Row(row =>
        {
            row.Relative().Text("March 2026 · as of 31 Mar 2026", Small);
            row.Relative().PageText(at => $"Page {at.Number} of {at.Count}", Small, HorizontalAlignment.Right);
        });
        page.Content.Column(column =>
        {
            column.Spacing(14);
            column.Item().Column(Contents);
            column.Item().Section("time", "Charts over time").Column(TimeCharts);
            column.Item().Section("ranks", "Rankings").Column(Rankings);
            column.Item().Section("table", "A long table").Column(LongTable);
        });
    });

    private static void Contents(Column column)
    {
        column.Item().Text("Everything, once", new TextStyle(28, FontWeight.Bold) { LineHeight = 1.2 }, tag: "H1");
        column.Item().Text("Net sales rose 12.4 % to £1,161,817; larger baskets explain most of it.", new TextStyle(13));
        foreach (var (key, title) in new[] { ("time", "Charts over time"), ("ranks", "Rankings"), ("table", "A long table") })
        {
            column.Item().LinkToSection(key, title).Row(row =>
            {
                row.Relative().Text(title, Body);
                row.Constant(40).PageText(at => at.PageOf(key).ToString(CultureInfo.InvariantCulture), Body with { Tabular = true }, HorizontalAlignment.Right);
            });
        }

        column.Spacing(6);
    }

    private static void TimeCharts(Column column)
    {
        column.Spacing(8);
        column.Item(keepWithNext: true).Text("Charts over time", Heading, tag: "H2");
        var days = Enumerable.Range(1, 31).Select(day => new DateOnly(2026, 3, day)).ToList();
        column.Item().Chart(new LineChart
        {
            Alt = "Net sales per day, this month and the month before",
            Labels = days.ConvertAll(day => day.ToString("d MMM", CultureInfo.InvariantCulture)),
            Series =
            [
                new LineSeries("March", days.ConvertAll(day => (decimal?)(32000 + (9000 * (decimal)Math.Sin(day.Day / 3.0)) + (day.Day * 350))), Palette.Accent) { HasArea = true },
                new LineSeries("February", days.ConvertAll(day => day.Day > 28 ? null : (decimal?)(30000 + (7000 * (decimal)Math.Cos(day.Day / 4.0)))), Palette.Ghost) { IsGhost = true },
            ],
            Format = value => Pounds(value / 1000) + "k",
            Annotation = (21, "Spring sale"),
        }, 150);
        column.Item().Row(row =>
        {
            row.Spacing(20);
            row.Relative().Chart(new ColumnChart
            {
                Alt = "Net sales per month",
                Points = [new("Oct", 812), new("Nov", 1105), new("Dec", 1390), new("Jan", -140), new("Feb", 1034), new("Mar", 610, IsPartial: true)],
                Format = Pounds,
            }, 130);
            row.Relative().Chart(new ParetoChart(Enumerable.Range(1, 400).Select(i => 10000m / i), "customers", "net sales", "Cumulative share"), 130);
        });
        column.Item().Row(row =>
        {
            row.Spacing(12);
            for (var i = 0; i < 4; i++)
            {
                var seed = i;
                row.Relative().Background(Palette.Wash, 4).Padding(10).Column(tile =>
                {
                    tile.Item().Text("Orders", Small);
                    tile.Item().Text("4,812", new TextStyle(18, FontWeight.SemiBold) { Tabular = true });
                    tile.Item().Chart(new Sparkline { Alt = "Orders, last 12 months", Values = [.. Enumerable.Range(0, 12).Select(n => (decimal?)(n * ((n + seed) % 5)))] }, 20);
                    tile.Item().Text(seed == 2 ? "▼ 4.1 % and a longer comparison text" : "▲ 6.2 %", Small.In(seed == 2 ? Palette.Bad : Palette.Good));
                });
            }
        });
    }

    private static void Rankings(Column column)
    {
        column.Spacing(8);
        column.Item(keepWithNext: true).Text("Rankings", Heading, tag: "H2");
        BarItem[] bars = [new("North", 4210, "31.0 %"), new("South-East and Channel Islands, including Guernsey", 3920, "28.9 %"), new("Wales", 1204, "8.9 %"), new("Returns centre", -530)];
        column.Item().Chart(new BarChart { Alt = "Net sales by region", Items = bars, Format = Pounds }, BarChart.HeightFor(4));
        column.Item().Chart(new HeatMap
        {
            Alt = "Customers by recency and frequency score",
            RowLabels = ["5", "4", "3", "2", "1"],
            ColumnLabels = ["1", "2", "3", "4", "5"],
            RowTitle = "Recency",
            ColumnTitle = "Frequency",
            Cells = [.. Enumerable.Range(0, 5).Select(row => (IReadOnlyList<HeatCell>)[.. Enumerable.Range(0, 5).Select(i =>
                row == 4 && i == 4 ? new HeatCell(null, "–") : new HeatCell(((5 - row) * i) + 1, $"{(((5 - row) * i) + 1) * 7}", "Loyal"))])],
        }, 180);
    }

    private static void LongTable(Column column)
    {
        column.Spacing(8);
        column.Item(keepWithNext: true).Text("A long table", Heading, tag: "H2");
        column.Item().Table(table =>
        {
            table.Columns(columns => columns.Relative(3).Relative(2).Constant(60).Constant(80));
            table.Header("Customer", "Region", "Orders", "Net sales");
            for (var i = 1; i <= 90; i++)
            {
                table.Row($"Customer {i:000}", i % 3 == 0 ? "North" : "South", $"{i * 7 % 100}", Pounds(1000000m / i));
            }

            table.Total("All", "", "4,812", "£5,082,570");
        });
    }
}
