using ReportingPortal.Analytics.Lines;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Data.Sql;

namespace ReportingPortal.Analytics.Explain;

/// <summary>What is missing, doubtful or rejected.</summary>
internal static class QualityFigures
{
    private const string LoadedBasis = "all uploads that are loaded, or one of them; undone, failed and waiting ones are left out";

    private const string RunBasis = "all history, as the last analysis run counted it; filters of other pages have no effect";

    private const string ByRun =
        "The run judges each line it keeps in memory by this rule, in the application, and writes a count for each upload; the page adds the counts up. The statement to check by counts the lines as they are now.";

    private static readonly Dictionary<string, string> Conditions = new()
    {
        ["missing_customer"] = "order lines without a customer id",
        ["missing_product"] = "order lines of the product \"unknown\"",
        ["missing_category"] = "order lines with category = null and category of the product = null",
        ["missing_region"] = "order lines with region = null and region of the customer = null",
        ["missing_cost"] = "order lines with cost = null",
        ["zero_price"] = "order lines with unit price = 0",
        ["negative"] = "order lines that are no returns, with quantity < 0 or net sales < 0",
        ["future_dated"] = "order lines with time > time of counting",
        ["price_outlier"] = "sale lines with unit price < Q1 − 3 · IQR or > Q3 + 3 · IQR of their product's",
        ["quantity_outlier"] = "sale lines with quantity < Q1 − 3 · IQR or > Q3 + 3 · IQR of their product's",
        ["unknown_customer"] = "order lines whose customer is in no file of customers, where the shop has one",
        ["unknown_product"] = "order lines whose product is in no file of products, where the shop has one",
        ["event_missing_visitor"] = "events without a visitor's id",
        ["event_missing_product"] = "views, carts and purchases without a product id",
        ["event_missing_price"] = "purchases with price = null",
        ["event_future_dated"] = "events with time > time of counting",
        ["waiting_for_order"] = "items whose order has neither a head nor a line",
        ["waiting_for_items"] = "heads of orders with neither an item nor a line",
        ["waiting_for_customer"] = "heads of orders whose customer number stands for no customer yet",
    };

    public static readonly IReadOnlyList<ExplainedFigure> All =
    [
        Loaded("rows-read", "Rows read", "Rows of the files that are loaded, without headers and empty lines.", "rows read = Σ rows read of uploads = new + changed + unchanged + rejected",
            RowKind.Uploads, new(), summary => summary.RowsRead) with { Related = ["rows-rejected", "rows-replaced"], OnRows = "An upload a row, with what became of the rows of its file." },
        Loaded("rows-rejected", "Rejected", "Rows that could not be taken, each with its reason; also those that were corrected since, which are rows of another upload then.",
            "rejected = Σ rejected rows of uploads", RowKind.RefusedRows, new(), summary => summary.RowsRejected)
            with { Related = ["rows-read", "rows-replaced", .. QualityFinding.All.Where(finding => finding.IsOfParts).Select(finding => finding.FigureId)] },
        Loaded("rows-replaced", "Replaced", "Of the rejected rows those whose place a later row of the same file took.", "replaced = number of rejected rows with that reason",
            RowKind.RefusedRows, new(Replaced: true), summary => summary.RowsReplaced) with { Related = ["rows-rejected"] },
        .. QualityFinding.All.Select(Of),
    ];

    private static ExplainedFigure Loaded(
        string id, string name, string meaning, string formula, RowKind rows, RowChoice choice, Func<QualitySummary, decimal?> count)
        => new(id, name, "D0", meaning, formula, LoadedBasis, FigureCut.Uploads, rows, choice, [QualityQuery.Rejected]) { Count = count };

    private static ExplainedFigure Of(QualityFinding finding)
    {
        var all = finding.IsOfEvents ? "events" : finding.IsOfParts ? "parts of orders" : "order lines";
        return new(
            finding.FigureId, finding.Title, "D0", finding.Meaning, $"rows = number of {Conditions[finding.Name]}; share = rows / all {all}", RunBasis, FigureCut.Uploads,
            RowKind.DoubtfulRows, new(Finding: finding.Name), [QualityQuery.Totals])
        {
            Count = summary => summary.IsCounted ? summary.Findings.First(found => found.Finding == finding.Name).Rows : null,
            RunStatements = RunOf(finding),
            Checks = [finding.IsOfEvents ? CheckStatements.DoubtfulEvents : finding.IsOfParts ? CheckStatements.WaitingParts : CheckStatements.DoubtfulLines],
            Beyond = finding.IsOfEvents || finding.IsOfParts ? null : ByRun,
            OnRows = "Rows as they are now; the count is that of the last analysis run.",
            Fixed = new Dictionary<string, string?> { ["finding"] = finding.Name },
        };
    }

    private static IReadOnlyList<SqlFile> RunOf(QualityFinding finding)
        => finding.IsOfEvents ? [QualityScoring.Events]
            : finding.IsOfParts ? [QualityScoring.Parts]
            : finding.Name.EndsWith("outlier", StringComparison.Ordinal) ? [LineReader.Lines, QualityScoring.Bounds, QualityScoring.Lines]
            : [LineReader.Lines, QualityScoring.Lines];
}
