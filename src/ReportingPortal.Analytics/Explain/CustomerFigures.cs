using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;

namespace ReportingPortal.Analytics.Explain;

/// <summary>Customers by how lately, how often and for how much they bought, by behaviour, and by when they came.</summary>
internal static class CustomerFigures
{
    internal const string HistoryBasis = "all history, net sales with returns taken off, those after the last order included";

    private const string Scores =
        "cuts = type-7 quantiles at 20, 40, 60 and 80\u00a0%, or those the shop's rules set; F and M score = 1 + number of cuts below the value, R score = 5 − number of cuts below the days since the last order, spread over 1 to 5 where cuts are fewer";

    private const string RulesBasis = "all history, or the window the shop's rules set; net sales with returns taken off, those after the last order included";

    private const string ScoredByRun =
        "The run reads what each customer bought on each day, scores customers by the shop's rules in the application, and stores them packed. " + RosterReader.Beyond;

    private const string WholeShop = "Scores are always those of the whole shop; filters say whose customers are counted.";

    private const string Clusters =
        "features → ln(1 + v) → z-scores; k-means (Lloyd) from k-means++ starts with a fixed seed; k from 2 to 8 with the highest mean silhouette s = (b − a) / max(a, b), or the k the shop has set";

    private const string ClusterBeyond =
        "Each customer's features are gathered from their days and, where there are events of known customers, from how they behaved; scaling, k-means and silhouette are computed in the application, always from the same seed. Beyond 10,000 customers k and centres are found on a sample and settle among all.";

    // Behaviour is read where there are events of known customers.
    private static readonly IReadOnlyList<SqlFile> Clustering = [SegmentStore.EventFeatures, DayReader.Customers, RunData.Customers];

    public static readonly IReadOnlyList<ExplainedFigure> All =
    [
        new("customer", "One customer", "D8", "What a customer ordered, returned and brought so far; scores, group, tier and status are theirs among all customers.",
            "net sales = Σ net sales of their lines, returns negative; profit = Σ (net sales − cost) of lines with a cost; units = Σ quantity; orders = number of distinct order ids of sale lines; average order value = net sales / orders",
            "all history, sales by order date, returns by their own date", FigureCut.Customer, RowKind.OrderLines, new(), [CustomerProfileQuery.Master, CustomerProfileQuery.Results])
        {
            RunStatements = [DayReader.Customers, RunData.Customers],
            Beyond = ScoredByRun,
            Related = ["rfm-groups", "rfm-cuts", "value-tiers", "activity-statuses", "valuable-customers"],
        },
        Rfm("rfm-grid", "Customers by recency and frequency", "D1", "How many customers have each pair of recency and frequency scores.", Scores, RosterReader.OfRun),
        Rfm("rfm-groups", "Groups of customers", "D1", "The 25 pairs of scores gathered into ten groups, each with its customers' net sales and means.",
            Scores + "; group by the published grid of R and F", RosterReader.OfRun) with { Related = ["rfm-grid", "rfm-cuts"] },
        Rfm("rfm-cuts", "How customers are scored", "D1", "The values at which scores change; equal values always get equal scores.", Scores, RfmOverviewQuery.RunCuts)
            with { Statements = [RfmOverviewQuery.RunCuts], Cut = FigureCut.History, Choice = new(HasOrdered: true) },
        Rfm("value-tiers", "Gold, Silver and Bronze", "D2", "Customers by what they spent and how often they ordered.",
            "Gold: M ≥ P80, F ≥ P80 and F ≥ 2; Silver: not Gold, F ≥ 2 and M ≥ P40; or above the limits the shop's rules set; Bronze: all others who ordered", RosterReader.OfRun)
            with { Choice = new(HasOrdered: true) },
        Rfm("activity-statuses", "Active, Dormant and Churned", "D3", "Customers by whole days since their last order; Prospects never ordered.",
            "Active: ≤ 90 days; Dormant: 91 to 180; Churned: > 180; or by the days the shop's rules set or find", RosterReader.OfRun),
        Rfm("vip-customers", "VIP customers", "D2", "The Gold customers, highest spend first.", "Gold, by M descending, then F descending, R ascending, id", RosterReader.OfRun)
            with { Choice = new(ValueTier: "Gold"), Related = ["value-tiers"] },
        Rfm("rfm-groups-apart", "Groups, told apart", "D1", "The groups by region, favourite category, month of the first order, tier or segment of their customers.",
            Scores + "; share = customers of a group / customers of the row", RosterReader.OfRun) with { Cut = FigureCut.CustomersApart, Related = ["rfm-groups"] },
        Rfm("rfm-moves", "Who moved between groups", "D1", "Customers by their groups on two days, each day by its own scores.",
            "groups of a day as of all days, from what was bought up to it; share = moved / customers of the group before", RosterReader.History) with
        {
            Cut = FigureCut.CustomersMoved,
            Choice = new(HasOrdered: true),
            OnRows = "Who first ordered after the later day is among the rows, and in no cell. Scores shown are today's.",
            Related = ["rfm-groups"],
        },
        Segment("segments", "Segments", "Customers whose behaviour is alike, found by k-means; each with its net sales of all history.", Clusters)
            with { Cut = FigureCut.Customers, Statements = [RosterReader.OfRun, RosterReader.Master], OnRows = "Segments are always those of the whole shop; filters say whose customers are counted." },
        Segment("segment-profiles", "Profiles of segments", "The means of each segment's customers, in original units.", "mean of each feature over the customers of a segment"),
        Segment("segment-fit", "How many segments fit", "How well each number of segments fits: 1 is perfect, below 0.25 is weak.", Clusters),
        Segment("segment-comparison", "Segments against those of the customer file", "Customers of each segment the customer file names in each segment found here.",
            "adjusted Rand index (Hubert and Arabie) = (Σ pairs together in both − expected) / (mean of maxima − expected); purity = Σ largest given segment of each / customers with both")
            with { Statements = [RosterReader.OfRun, RosterReader.Master], OnRows = "Customers whom the file names no segment are among the rows, and in no cell." },
        new("cohorts-by-registration", "Cohorts by registration", "D6",
            "What customers did in the calendar periods after that of their registration. A period that has not ended is left out of means.",
            "rate(c, p) = customers of cohort c with an order in period c + p / customers who registered in c; value so far = Σ net sales up to p / customers of c; mean = Σ cells / Σ sizes of complete cells, or the plain mean of cell / size",
            "calendar periods of orders; returns count on their own date; what came before the registration in period 0", FigureCut.Cohorts, RowKind.Customers, new(), [CohortQuery.Cells])
        {
            Fixed = new Dictionary<string, string?> { ["basis"] = $"{(short)CohortBasis.Registration}" },
            RunStatements = [DayReader.Customers, CohortStore.Registrations, CohortStore.Cells],
            Beyond = "The first two statements read what each customer bought on each day, and when they registered; cohorts are gathered from it in one pass and written by the third.",
            OnRows = "A customer is in the cohort of the period the customer file says they registered in; who has no such date is among the rows, and in no cohort.",
            Related = ["cohorts"],
        },
        new("cohorts", "Cohorts", "D6",
            "What customers did in the calendar periods after that of their first order. A period that has not ended is left out of means.",
            "rate(c, p) = customers of cohort c with an order in period c + p / customers of c; value so far = Σ net sales up to p / customers of c; mean = Σ cells / Σ sizes of complete cells, or the plain mean of cell / size",
            "calendar periods of orders; returns count on their own date, those before the first order in period 0", FigureCut.Cohorts, RowKind.Customers, new(HasOrdered: true),
            [CohortQuery.Cells])
        {
            Fixed = new Dictionary<string, string?> { ["basis"] = $"{(short)CohortBasis.FirstOrder}" },
            RunStatements = [DayReader.Customers, CohortStore.Cells],
            Beyond = "The first statement reads what each customer bought on each day; cohorts are gathered from it in one pass and written by the second.",
            OnRows = "A customer is in the cohort of the period of their first order; the cells count their orders, which each customer's page lists.",
        },
    ];

    private static ExplainedFigure Rfm(string id, string name, string definition, string meaning, string formula, SqlFile statement)
        => new(id, name, definition, meaning, formula, RulesBasis, FigureCut.Customers, RowKind.Customers, new(), [statement, RosterReader.Master])
        {
            RunStatements = [DayReader.Customers, RunData.Customers],
            Beyond = ScoredByRun,
            OnRows = WholeShop,
        };

    private static ExplainedFigure Segment(string id, string name, string meaning, string formula)
        => new(id, name, "D10", meaning, formula, HistoryBasis, FigureCut.History, RowKind.Customers, new(InSegment: true), [])
        {
            RunStatements = Clustering,
            Beyond = ClusterBeyond,
        };
}
