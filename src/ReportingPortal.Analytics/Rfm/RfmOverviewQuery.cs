using ReportingPortal.Analytics.Roster;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>One of the ten groups of D1, or "No purchase".</summary>
/// <param name="Value">What the groups are told apart by, where they are: a region, a month, a tier; null where the customers have none.</param>
public sealed record RfmGroupFigures(
    string Group, int Customers, decimal NetSales, decimal AvgRecencyDays, decimal AvgFrequency, decimal AvgMonetary, string? Value = null);

/// <summary>One cell of the 5 x 5 grid.</summary>
/// <param name="FScore">The column: the frequency score, or the one of frequency and spend together.</param>
public sealed record RfmCell(int RScore, int FScore, string Group, int Customers, decimal NetSales);

/// <summary>Gold, Silver, Bronze (D2) or Active, Dormant, Churned, Prospect (D3), in this order.</summary>
public sealed record CustomerGrouping(string Name, int Customers, decimal NetSales);

/// <summary>The cuts of one measure, ascending: recency_days, frequency or monetary.</summary>
public sealed record RfmCuts(string Measure, decimal[] Cuts);

/// <summary>RFM of the tenant's current run; null fields of <see cref="RunId"/> mean no run has finished yet.</summary>
/// <param name="ScoredCustomers">Customers with scores; none below five customers, and then there are no cells.</param>
/// <param name="Groups">The ten groups best first, empty ones included, then "n/a" and "No purchase" where there are any.</param>
/// <param name="Cells">All 25 cells, recency score by recency score.</param>
/// <param name="Applied">The rules behind all of it; null in runs from before there were any.</param>
public sealed record RfmOverview(
    Guid? RunId, DateOnly? AsOfDate, int ScoredCustomers, IReadOnlyList<RfmGroupFigures> Groups, IReadOnlyList<RfmCell> Cells,
    IReadOnlyList<CustomerGrouping> ValueTiers, IReadOnlyList<CustomerGrouping> ActivityStatuses, IReadOnlyList<RfmCuts> Cuts, RfmApplied? Applied = null);

public sealed class RfmOverviewQuery(TenantSession session, RosterReader rosters)
{
    internal static readonly SqlFile RunCuts = SqlFile.Of<RfmOverviewQuery>("Rfm/RfmRunCuts.sql");

    private const int Scores = 6;
    private static readonly string[] Tiers = ["Gold", "Silver", "Bronze"];
    private static readonly string[] Statuses = ["Active", "Dormant", "Churned", "Prospect"];

    public Task<RfmOverview> RunAsync(CancellationToken ct) => RunAsync(CustomerFilter.None, ct);

    /// <summary>Scores are those of the whole shop; the filter says whose are counted.</summary>
    public async Task<RfmOverview> RunAsync(CustomerFilter filter, CancellationToken ct)
    {
        if (await rosters.FindAsync(ct) is not { } roster)
        {
            return new RfmOverview(null, null, 0, [], [], [], [], []);
        }

        var applied = await RfmApplied.FindAsync(session, roster.Run.RunId, ct);
        var cuts = await session.QueryAsync<RfmCuts>(RunCuts, new { run_id = roster.Run.RunId }, ct);
        var axis = applied?.Rules.Axis ?? RfmAxis.Frequency;
        return roster.Memo.Get(("RFM", filter), () => Summed(roster, filter, axis), _ => 0) with { Cuts = cuts, Applied = applied };
    }

    private static RfmOverview Summed(CustomerRoster roster, CustomerFilter filter, RfmAxis axis)
    {
        var run = roster.Run;
        var (groups, tiers, statuses) = (new RfmSums[RfmGroups.Coded.Count], new RfmSums[CustomerGrades.Tiers.Count], new RfmSums[CustomerGrades.Statuses.Count]);
        var (cells, scored) = (new RfmSums[Scores * Scores], 0);
        foreach (var place in RosterSelection.Of(roster, filter).Places())
        {
            groups[run.Groups[place]].Add(run, place);
            tiers[run.Tiers[place]].Add(run, place);
            statuses[run.Statuses[place]].Add(run, place);
            if (run.Scores[place] is > 0 and var score)
            {
                var (r, f, m) = (score / 100, score / 10 % 10, score % 10);
                cells[(r * Scores) + RfmScale.Column(axis, f, m)].Add(run, place);
                scored++;
            }
        }

        return new RfmOverview(
            run.RunId, roster.Current.AsOfDate, scored, Groups(groups, scored), scored == 0 ? [] : Cells(cells),
            [.. Tiers.Select(tier => Grouping(tier, tiers[CustomerGrades.TierCode(tier)]))],
            [.. Statuses.Select(status => Grouping(status, statuses[CustomerGrades.StatusCode(status)]))], []);
    }

    /// <summary>Groups told apart by a dimension: values with most customers first, months in their order; only groups with customers.</summary>
    public async Task<IReadOnlyList<RfmGroupFigures>> ByAsync(RfmDimension dimension, CustomerFilter filter, CancellationToken ct)
    {
        if (await rosters.FindAsync(ct) is not { } roster)
        {
            return [];
        }

        var values = await RfmValueCodes.OfAsync(session, roster, dimension, ct);
        return roster.Memo.Get(("RFM apart", dimension.Key, filter), () => Apart(roster, values, dimension, filter), rows => rows.Count);
    }

    private static List<RfmGroupFigures> Apart(CustomerRoster roster, RfmValueCodes values, RfmDimension dimension, CustomerFilter filter)
    {
        var groups = RfmGroups.Coded.Count;
        var sums = new RfmSums[(values.Count + 1) * groups];
        foreach (var place in RosterSelection.Of(roster, filter).Places())
        {
            sums[((values.CodeOf(place) + 1) * groups) + roster.Run.Groups[place]].Add(roster.Run, place);
        }

        return [.. sums.Index().Where(each => each.Item.Customers > 0)
            .Select(each => each.Item.Of(RfmGroups.Coded[each.Index % groups], values.Name((each.Index / groups) - 1)))
            .GroupBy(row => row.Value)
            .OrderBy(value => value.Key is null)
            .ThenByDescending(value => dimension == RfmDimension.Month ? 0 : value.Sum(row => row.Customers))
            .ThenBy(value => value.Key, StringComparer.Ordinal)
            .SelectMany(value => value.OrderBy(row => RfmGroups.Order(row.Group)))];
    }

    private static List<RfmGroupFigures> Groups(RfmSums[] sums, int scored)
    {
        string[] others = [RfmGroups.NotScored, RfmGroups.NoPurchase];
        return [.. (scored == 0 ? [] : RfmGroups.All).Concat(others.Where(group => sums[RfmGroups.Code(group)].Customers > 0))
            .Select(group => sums[RfmGroups.Code(group)].Of(group))];
    }

    private static List<RfmCell> Cells(RfmSums[] cells)
        => [.. from r in Enumerable.Range(1, 5)
               from f in Enumerable.Range(1, 5)
               let sums = cells[(r * Scores) + f]
               select new RfmCell(r, f, RfmGroups.Of(r, f), sums.Customers, sums.NetSales)];

    private static CustomerGrouping Grouping(string name, RfmSums sums) => new(name, sums.Customers, sums.NetSales);
}
