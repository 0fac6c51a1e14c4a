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

public sealed class RfmOverviewQuery(TenantSession session)
{
    internal static readonly SqlFile Figures = SqlFile.Of<RfmOverviewQuery>("Rfm/RfmFigures.sql");
    internal static readonly SqlFile CrossTable = SqlFile.Of<RfmOverviewQuery>("Rfm/RfmCrossTable.sql");
    internal static readonly SqlFile RunCuts = SqlFile.Of<RfmOverviewQuery>("Rfm/RfmRunCuts.sql");
    private static readonly string[] Tiers = ["Gold", "Silver", "Bronze"];
    private static readonly string[] Statuses = ["Active", "Dormant", "Churned", "Prospect"];

    public Task<RfmOverview> RunAsync(CancellationToken ct) => RunAsync(CustomerFilter.None, ct);

    /// <summary>Scores are those of the whole shop; the filter says whose are counted.</summary>
    public async Task<RfmOverview> RunAsync(CustomerFilter filter, CancellationToken ct)
    {
        if (await CurrentRun.FindAsync(session, ct) is not { } run)
        {
            return new RfmOverview(null, null, 0, [], [], [], [], []);
        }

        var applied = await RfmApplied.FindAsync(session, run.RunId, ct);
        var byMoney = applied?.Rules.Axis == RfmAxis.FrequencyAndMonetary;
        var rows = await session.QueryAsync<FigureRow>(
            Figures, new { run_id = run.RunId, by_money = byMoney, region = filter.Region, category = filter.Category, group = filter.Group }, ct);
        var cuts = await session.QueryAsync<RfmCuts>(RunCuts, new { run_id = run.RunId }, ct);
        var scored = rows.Where(row => row.RScore is not null).Sum(row => row.Customers);
        return new RfmOverview(
            run.RunId, run.AsOfDate, scored, Groups(rows, scored), scored == 0 ? [] : Cells(rows), Groupings(rows, row => row.ValueTier, Tiers),
            Groupings(rows, row => row.ActivityStatus, Statuses), cuts, applied);
    }

    /// <summary>Groups told apart by a dimension: values with most customers first, months in their order; only groups with customers.</summary>
    public async Task<IReadOnlyList<RfmGroupFigures>> ByAsync(RfmDimension dimension, CustomerFilter filter, CancellationToken ct)
    {
        if (await CurrentRun.FindAsync(session, ct) is not { } run)
        {
            return [];
        }

        var rows = await session.QueryAsync<CrossRow>(
            CrossTable, new { run_id = run.RunId, dimension = dimension.Key, region = filter.Region, category = filter.Category, group = filter.Group }, ct);
        return [.. rows.GroupBy(row => row.Value)
            .OrderBy(value => value.Key is null)
            .ThenByDescending(value => dimension == RfmDimension.Month ? 0 : value.Sum(row => row.Customers))
            .ThenBy(value => value.Key, StringComparer.Ordinal)
            .SelectMany(value => value.OrderBy(row => RfmGroups.Order(row.RfmGroup)))
            .Select(row => new RfmGroupFigures(row.RfmGroup, row.Customers, row.NetSales, row.AvgRecencyDays, row.AvgFrequency, row.AvgMonetary, row.Value))];
    }

    private static List<RfmGroupFigures> Groups(IReadOnlyList<FigureRow> rows, int scored)
    {
        var found = rows.Where(row => row.RfmGroup is not null).ToDictionary(row => row.RfmGroup!);
        string[] others = [RfmGroups.NotScored, RfmGroups.NoPurchase];
        return [.. (scored == 0 ? [] : RfmGroups.All).Concat(others.Where(found.ContainsKey)).Select(group => found.TryGetValue(group, out var row)
            ? new RfmGroupFigures(group, row.Customers, row.NetSales, row.AvgRecencyDays, row.AvgFrequency, row.AvgMonetary)
            : new RfmGroupFigures(group, 0, 0, 0, 0, 0))];
    }

    private static List<RfmCell> Cells(IReadOnlyList<FigureRow> rows)
    {
        var found = rows.Where(row => row.RScore is not null).ToDictionary(row => ((int)row.RScore!, row.GridColumn!.Value));
        return [.. from r in Enumerable.Range(1, 5)
                   from f in Enumerable.Range(1, 5)
                   let row = found.GetValueOrDefault((r, f))
                   select new RfmCell(r, f, RfmGroups.Of(r, f), row?.Customers ?? 0, row?.NetSales ?? 0)];
    }

    private static List<CustomerGrouping> Groupings(IReadOnlyList<FigureRow> rows, Func<FigureRow, string?> name, string[] names)
    {
        var found = rows.Where(row => name(row) is not null).ToDictionary(row => name(row)!);
        return [.. names.Select(each => new CustomerGrouping(each, found.GetValueOrDefault(each)?.Customers ?? 0, found.GetValueOrDefault(each)?.NetSales ?? 0))];
    }

    private sealed record FigureRow(
        int Grouping, string? RfmGroup, short? RScore, int? GridColumn, string? ValueTier, string? ActivityStatus, int Customers, decimal NetSales,
        decimal AvgRecencyDays, decimal AvgFrequency, decimal AvgMonetary);

    private sealed record CrossRow(
        string? Value, string RfmGroup, int Customers, decimal NetSales, decimal AvgRecencyDays, decimal AvgFrequency, decimal AvgMonetary);
}
