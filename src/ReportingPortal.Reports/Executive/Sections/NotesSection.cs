using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Pdf.Fonts;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>The last page: what the figures rest on, and what they mean.</summary>
internal static class NotesSection
{
    public const string Key = "notes";
    public const string Title = "Data and definitions";

    private const string Rfm = "RFM";

    private static readonly (string Term, string Meaning)[] Definitions =
    [
        ("Net sales", "gross sales less discounts and returns; no tax, no shipping; cancelled, failed and test orders do not count."),
        ("Profit, margin", "net sales less cost, over lines whose cost is known; margin is profit over the net sales of these lines."),
        ("Average order value", "net sales over the number of orders."),
        ("New customer", "the first order of the whole history falls into the period; all others are returning."),
        ("Repeat purchase rate", "customers with two or more orders in the period over all customers who ordered."),
        ("What moved net sales", "customers × orders per customer × value per order, split by logarithmic means, so that the parts sum to the change."),
        ("Share that brings 80\u00a0%", "the smallest number of items, largest first, that reaches 80\u00a0% of net sales."),
        (Rfm, "recency, frequency and monetary value, each scored 1 to 5 by quintiles; groups follow recency and frequency."),
        ("Segments", "k-means on standardised logarithms of the traits shown; the number of segments is chosen by silhouette or set by the shop."),
        ("–", "the figure is not defined here, for instance a change from nothing."),
    ];

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.Quality(), section =>
        {
            section.Item().KeepTogether().Table(table => ComposeQuality(table, context));
            ReportContext.Caption(section, "Definitions", $"version {context.Snapshot.DefinitionsVersion}");
            section.Item().Tagged("L").Column(list =>
            {
                list.Spacing(ReportStyle.Unit / 4);
                foreach (var (term, standard) in Definitions)
                {
                    var meaning = term == Rfm ? RfmMeaning(context) ?? standard : standard;
                    list.Item().Tagged("LI").Row(row =>
                    {
                        row.Constant(130).Text(term, ReportStyle.Small with { Weight = FontWeight.SemiBold }, tag: "Lbl");
                        row.Relative().Text(meaning, ReportStyle.Small, tag: "LBody");
                    });
                }
            });
            ComposeProof(section, context);
        });

    /// <summary>What differs from the standard in a shop with rules of its own; null where nothing does.</summary>
    private static string? RfmMeaning(ReportContext context)
    {
        if (context.Snapshot.Rfm.Applied is not { Rules: var rules } || rules is { Cuts: RfmCutMode.Quintiles, Axis: RfmAxis.Frequency })
        {
            return null;
        }

        var cuts = rules.Cuts switch { RfmCutMode.Quartiles => "quartiles", RfmCutMode.Thirds => "thirds", RfmCutMode.Fixed => "limits the shop has set", _ => "quintiles" };
        var axis = rules.Axis == RfmAxis.Frequency ? "frequency" : "the mean score of frequency and spend";
        return $"recency, frequency and monetary value, each scored 1 to 5 by {cuts}; groups follow recency and {axis}.";
    }

    private static void ComposeQuality(Table table, ReportContext context)
    {
        var (quality, format) = (context.Snapshot.Quality, context.Format);
        var now = context.Snapshot.Kpis.Current;
        table.Style = ReportStyle.Table;
        table.Columns(columns => columns.Relative(3).Constant(100));
        table.Header("What the figures rest on", "Count");
        table.Row("Rows read in all uploads", format.Count(quality.RowsRead));
        table.Row("Rows rejected, with their reasons kept", format.Count(quality.RowsRejected));
        table.Row("Uploads", format.Count(quality.Uploads));
        table.Row("Order lines without cost, left out of profit and margin", format.Count(quality.LinesWithoutCost));
        table.Row("Orders without a customer, left out of customer figures", format.Count(quality.GuestOrders));
        table.Row("Orders in this report’s period", format.Count(now.Orders));
    }

    private static void ComposeProof(Column section, ReportContext context)
    {
        var snapshot = context.Snapshot;
        section.Item().Text(
            $"Days and months begin at midnight in {snapshot.Tenant.TimeZone}. Amounts are in {snapshot.Tenant.Currency}. These figures were frozen on {snapshot.CreatedAt.UtcDateTime.ToString("d MMM yyyy HH:mm", context.Format.Culture)} UTC "
            + $"as snapshot {snapshot.ReportId} (SHA-256 {context.Sha256}); the portal shows the same ones under this number.",
            ReportStyle.Note);
        if (context.PortalUrl is { Length: > 0 } address)
        {
            section.Item().LinkTo(address, "This report in the portal").Text("Open this report in the portal", ReportStyle.Small.In(Pdf.Charts.Palette.Accent));
        }
    }
}
