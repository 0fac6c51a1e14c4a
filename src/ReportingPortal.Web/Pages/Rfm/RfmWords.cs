using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Rfm;

/// <summary>RFM in sentences, charts and thresholds.</summary>
public sealed class RfmWords(RfmOverview overview, FigureFormat format)
{
    private const string NobodyYet = "Nobody has ordered yet.";

    private static readonly string[] Leaving = ["At Risk", "Can't Lose Them"];

    public string Sentence
    {
        get
        {
            var leaving = overview.Groups.Where(group => Leaving.Contains(group.Group)).ToList();
            var champions = overview.Groups.FirstOrDefault(group => group.Group == "Champions");
            return overview.ScoredCustomers == 0 ? "There are too few customers with orders to group them."
                : leaving.Sum(group => group.Customers) is > 0 and var count
                    ? $"{FigureFormat.Plural(count, "customer")} who ordered often may be leaving; they brought {format.MoneyWhole(leaving.Sum(group => group.NetSales))} so far. "
                        + $"{FigureFormat.Plural(champions?.Customers ?? 0, "best customer")} bought lately and often."
                    : $"{FigureFormat.Plural(champions?.Customers ?? 0, "best customer")} of {FigureFormat.Count(overview.ScoredCustomers)} bought lately and often; none of the frequent ones seems to be leaving.";
        }
    }

    /// <summary>What the groups stand on, as it is printed under the title.</summary>
    public string Basis => overview.Applied is not { } applied ? "all history"
        : string.Join(" · ", applied.WindowFrom is { } from ? $"orders from {FigureFormat.Day(from)}" : "all history", CutWords(applied.Rules.Cuts),
            applied.Rules.Axis == RfmAxis.Frequency ? "recency by frequency" : "recency by frequency and spend together",
            applied.Rules.Monetary == MonetaryValue.Sum ? "spend is net sales" : "spend is net sales an order");

    /// <summary>What the grid's columns are.</summary>
    public string Axis => overview.Applied?.Rules.Axis == RfmAxis.FrequencyAndMonetary ? "frequency and spend" : "frequency";

    /// <summary>The thresholds of Gold, Silver and Bronze on this shop's data (D2).</summary>
    public IReadOnlyList<(string Tier, string Rule)> TierRules
        => overview.Applied is not { GoldMonetary: { } gold, GoldFrequency: { } orders, SilverMonetary: { } silver } applied ? []
            : applied.Rules.Tiers == TierMode.Fixed
                ?
                [
                    ("Gold", $"spent more than {format.Money(gold)} and ordered more than {FigureFormat.Count(orders)} times"),
                    ("Silver", $"not Gold, spent more than {format.Money(silver)}"),
                    ("Bronze", "all others"),
                ]
                :
                [
                    ("Gold", $"spent {format.Money(gold)} or more and ordered {FigureFormat.Count(Math.Max(2, Math.Ceiling(orders)))} times or more"),
                    ("Silver", $"not Gold, spent {format.Money(silver)} or more and ordered at least twice"),
                    ("Bronze", "all others; who ordered once is always here"),
                ];

    private (int Active, int Dormant) Days => (overview.Applied?.ActiveDays ?? 90, overview.Applied?.DormantDays ?? 180);

    public static string CutWords(RfmCutMode cuts) => cuts switch
    {
        RfmCutMode.Quartiles => "scores by quarters",
        RfmCutMode.Thirds => "scores by thirds",
        RfmCutMode.Fixed => "scores by the shop's own limits",
        _ => "scores by fifths",
    };

    public string CutSentence => overview.Applied?.Rules.Cuts switch
    {
        RfmCutMode.Quartiles => "Scores are 1, 2, 4 or 5, cut at the quartiles of this shop's customers; equal values get equal scores.",
        RfmCutMode.Thirds => "Scores are 1, 3 or 5, cut where thirds of this shop's customers part; equal values get equal scores.",
        RfmCutMode.Fixed => "Scores run from 1 to 5, cut at limits the shop has set.",
        _ => "Scores run from 1 to 5, cut at the quintiles of this shop's customers; equal values get equal scores.",
    };

    /// <summary>What each cut is called.</summary>
    public IReadOnlyList<string> CutNames => overview.Applied?.Rules.Cuts switch
    {
        RfmCutMode.Quartiles => ["25\u00a0%", "50\u00a0%", "75\u00a0%"],
        RfmCutMode.Thirds => ["33\u00a0%", "67\u00a0%"],
        RfmCutMode.Fixed => ["1st", "2nd", "3rd", "4th"],
        _ => ["20\u00a0%", "40\u00a0%", "60\u00a0%", "80\u00a0%"],
    };

    public Chart Tiers(string csv)
        => new(
            "tiers", ChartKind.Donut, "Gold, Silver and Bronze", "Customers by what they spent and how often they ordered", Shares(overview.ValueTiers), format.Currency,
            GroupingColumns("Tier"), [.. overview.ValueTiers.Select(tier => GroupingRow(tier, tier.Name.ToLowerInvariant()))], csv)
        {
            Figure = "value-tiers",
            Nothing = NobodyYet,
        };

    public Chart Statuses(string csv)
        => new(
            "statuses", ChartKind.Ranking, "Active, Dormant and Churned", $"Customers by days since their last order: up to {Days.Active}, {Days.Active + 1} to {Days.Dormant}, more", Shares(overview.ActivityStatuses),
            format.Currency, GroupingColumns("Status"), [.. overview.ActivityStatuses.Where(status => status.Customers > 0).Select(status => GroupingRow(status, null))], csv)
        {
            Figure = "activity-statuses",
            Nothing = NobodyYet,
        };

    public decimal[]? Cuts(string measure) => overview.Cuts.FirstOrDefault(cuts => cuts.Measure == measure)?.Cuts;

    public string Cut(string measure, decimal cut) => measure == "monetary" ? format.MoneyWhole(cut) : FigureFormat.Count(Math.Round(cut, 1));

    /// <summary>0 to 5: how dark a cell is. The root keeps small cells apart from empty ones.</summary>
    public int Heat(RfmCell cell)
    {
        var most = overview.Cells.Max(each => each.Customers);
        return cell.Customers == 0 ? 0 : Math.Max(1, (int)Math.Ceiling(5 * Math.Sqrt((double)cell.Customers / most)));
    }

    public RfmCell Cell(int recency, int frequency) => overview.Cells.Single(cell => cell.RScore == recency && cell.FScore == frequency);

    private static IReadOnlyList<ChartColumn> GroupingColumns(string what)
        => [new(what, SeriesRole.Label), new("Customers", SeriesRole.Main), new("Net sales", Unit: "money")];

    private ChartRow GroupingRow(CustomerGrouping grouping, string? tone) => new(
        [grouping.Name, new(FigureFormat.Count(grouping.Customers), grouping.Customers), new(format.Money(grouping.NetSales), grouping.NetSales)], Tone: tone);

    private static string Shares(IReadOnlyList<CustomerGrouping> groupings)
    {
        decimal all = groupings.Sum(grouping => grouping.NetSales);
        return groupings.Count == 0 || all <= 0 ? "" : $"{groupings[0].Name}: {FigureFormat.Plural(groupings[0].Customers, "customer")}, {FigureFormat.Share(groupings[0].NetSales / all)} of net sales.";
    }
}
