using System.Globalization;
using ReportingPortal.Analytics.Distribution;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Sales;

/// <summary>A spread of values in words, as a histogram and as figures (D13).</summary>
/// <param name="one">order or customer.</param>
public sealed class SpreadWords(ValueDistribution spread, string one, FigureFormat format, string csv)
{
    public string Sentence
        => $"Half of {FigureFormat.Plural(spread.Count, one)} brought less than {format.Money(spread.Median)}, one in ten more than {format.Money(spread.P90)}; the mean is {format.Money(spread.Mean)}.";

    public string Outliers
        => $"{FigureFormat.Plural(spread.Outliers, one)} above {format.Money(spread.OutlierAbove)} (the upper quartile and one and a half times the distance of the quartiles) stand out; they are counted, not left out."
            + (spread.NotBinned > 0 ? $" {FigureFormat.Plural(spread.NotBinned, one)} at zero or below have no place on growing steps." : "");

    /// <summary>What explains itself here.</summary>
    public string Figure => $"{one}-values";

    public Chart Histogram
    {
        get
        {
            var noted = new Dictionary<HistogramBin, string>();
            Note(noted, spread.P90, "1 in 10 above");
            Note(noted, spread.Median, "half below");
            return new Chart(
                "histogram", ChartKind.Bars, $"Net sales by {one}", $"{one[..1].ToUpperInvariant()}{one[1..]}s by their net sales, {format.Currency}, in {FigureFormat.Plural(spread.Bins.Count, "step")}{(spread.Log ? " that grow by the same factor" : " of the same width")}",
                Sentence, format.Currency, [new("Net sales", SeriesRole.Label), new($"{one[..1].ToUpperInvariant()}{one[1..]}s", SeriesRole.Main), new("Share", Unit: "share")],
                [.. spread.Bins.Select(bin => new ChartRow(
                    [
                        $"{format.MoneyShort(bin.From)} – {format.MoneyShort(bin.To)}", new(FigureFormat.Count(bin.Count), bin.Count),
                        new(FigureFormat.Share((decimal)bin.Count / spread.Count), (decimal)bin.Count / spread.Count),
                    ],
                    Note: noted.GetValueOrDefault(bin)))],
                csv, Layout: "chart-wide")
            {
                Figure = Figure,
            };
        }
    }

    public IEnumerable<(string Name, string Value, string Meaning)> Rows =>
    [
        ("Mean", format.Money(spread.Mean), $"all net sales over all {one}s"),
        ("Median", format.Money(spread.Median), "half below, half above"),
        ("P10", format.Money(spread.P10), "one in ten below"),
        ("P25", format.Money(spread.P25), "one in four below"),
        ("P75", format.Money(spread.P75), "one in four above"),
        ("P90", format.Money(spread.P90), "one in ten above"),
        ("P95", format.Money(spread.P95), "one in twenty above"),
        ("P99", format.Money(spread.P99), "one in a hundred above"),
        ("Lowest", format.Money(spread.Min), ""),
        ("Highest", format.Money(spread.Max), ""),
        ("Standard deviation", format.Money(spread.StandardDeviation), "how far values lie from the mean"),
        ("Skewness", spread.Skewness is { } skewness ? skewness.ToString("0.00", CultureInfo.InvariantCulture) : FigureFormat.Undefined, "above 0: few large values pull the mean up"),
    ];

    private void Note(Dictionary<HistogramBin, string> noted, decimal? value, string words)
    {
        if (spread.Bins.FirstOrDefault(bin => value <= bin.To) is { } bin)
        {
            noted[bin] = noted.TryGetValue(bin, out var other) ? $"{words}, {other}" : words;
        }
    }
}
