using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Charts;

/// <summary>The curve of D5 in at most some sixty points, the one where it crosses 80 % always among them.</summary>
public static class ParetoChart
{
    private const int Points = 60;

    public static Chart Of(ParetoResult curve, string item, FigureFormat format, string csv, string? layout = null)
        => new(
            "pareto", ChartKind.Pareto, $"How few {ParetoWords.Many(item)} carry the sales", $"Cumulative share of net sales, best {ParetoWords.Many(item)} first",
            curve.ItemsTotal == 0 ? "" : ParetoWords.Summary(curve, item), format.Currency,
            [new($"Top {ParetoWords.Many(item)}", SeriesRole.Label, "share"), new("Share of net sales", SeriesRole.Main, "share"), new("Last one's net sales", Unit: "money"), new("Class")],
            [.. curve.Ranks(Points).Select(rank => Row(curve, rank, item, format))], csv, Layout: layout)
        {
            Figure = $"{item}-concentration",
            Nothing = ParetoWords.Sentence(curve, item),
        };

    private static ChartRow Row(ParetoResult curve, int rank, string item, FigureFormat format)
    {
        var last = curve.Items[rank - 1];
        var share = (decimal)rank / curve.ItemsTotal;
        var note = rank == curve.ItemsTo80 ? $"{FigureFormat.Count(rank)} {ParetoWords.Many(item)} ({FigureFormat.Share(share)})|reach 80\u00a0%" : null;
        return new ChartRow(
            [
                new($"{FigureFormat.Count(rank)} ({FigureFormat.Share(share)})", share),
                new(FigureFormat.Share(last.CumulativeShare), last.CumulativeShare),
                new(format.Money(last.NetSales), last.NetSales),
                last.Class.ToString(),
            ],
            Note: note);
    }
}
