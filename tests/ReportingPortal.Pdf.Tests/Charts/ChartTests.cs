using System.Globalization;
using ReportingPortal.Pdf.Charts;

namespace ReportingPortal.Pdf.Tests.Charts;

public class ChartTests
{
    public static TheoryData<string, decimal?[]> AwkwardValues => new()
    {
        { "none", [] },
        { "one", [42] },
        { "all zero", [0, 0, 0] },
        { "all equal", [7, 7, 7] },
        { "negative only", [-3, -2, -1] },
        { "mixed signs", [5, -3, 2] },
        { "all unknown", [null, null] },
        { "gaps", [1, null, 3, null, null, 2] },
        { "tiny and huge", [0.0001m, 79228162514264337593543950335m] },
    };

    [Theory]
    [MemberData(nameof(AwkwardValues))]
    public void Every_chart_survives_awkward_values(string name, decimal?[] values)
    {
        var known = values.OfType<decimal>().ToList();
        Chart[] charts =
        [
            Line(values),
            new ColumnChart { Alt = name, Points = [.. values.Select(value => new ColumnPoint("Mar", value, value == 0))], Format = Text },
            new BarChart { Alt = name, Items = [.. values.Select(value => new BarItem("A", value, "note"))], Format = Text },
            new Sparkline { Alt = name, Values = values },
            new HeatMap { Alt = name, RowLabels = ["r"], ColumnLabels = [.. values.Select(_ => "c")], Cells = [[.. values.Select(value => new HeatCell(value, "1", "x"))]] },
            new ParetoChart(known.Where(value => value < 1e20m), "customers", "net sales", name),
        ];

        var pdf = OnePage.WithColumn(column => Array.ForEach(charts, chart => column.Item().Chart(chart, 90))).ToBytes();

        PdfTools.ShouldBeSound(pdf);
        PdfTools.Text(pdf).ShouldNotContain("NaN");
    }

    [Fact]
    public void A_pareto_chart_says_where_eighty_per_cent_are_reached()
    {
        // The worked example of the definitions: 250, 200, 60, 50, 50 reach 80 % with 3 of 5 customers.
        var chart = new ParetoChart([50m, 250, 60, 200, 50, -5], "customers", "net sales", "Pareto");

        var text = Extract(chart);

        text.ShouldContain("60.0 % of customers");
        text.ShouldContain("bring 80 %");
    }

    [Fact]
    public void Bars_are_sorted_longest_first_with_losses_last()
    {
        var chart = new BarChart { Alt = "Regions", Items = [new("Small", 1), new("Loss", -2), new("Large", 9)], Format = Text };

        var text = Extract(chart);

        text.IndexOf("Large", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("Small", StringComparison.Ordinal));
        text.IndexOf("Small", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("Loss", StringComparison.Ordinal));
    }

    [Fact]
    public void Axis_labels_are_round_and_start_at_zero() =>
        Extract(Line([610, 812, 1390])).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["1500", "1000", "500", "0", "p0", "p1", "p2"]);

    [Fact]
    public void The_alternative_text_of_a_chart_is_in_the_structure()
    {
        var pdf = OnePage.With(content => content.Chart(Line([1, 2]), 90)).ToBytes();

        PdfTools.Info(pdf, "-struct").ShouldContain("Figure");
    }

    private static LineChart Line(decimal?[] values) => new()
    {
        Alt = "Line",
        Labels = [.. values.Select((_, index) => $"p{index}")],
        Series = [new LineSeries("Now", values, Palette.Accent) { HasArea = true }],
        Format = Text,
    };

    private static string Extract(Chart chart) => PdfTools.Text(OnePage.With(content => content.Chart(chart, 120)).ToBytes());

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
