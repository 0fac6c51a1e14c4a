using System.Text.Json.Serialization;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Segments;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>
/// The frozen figures of one report. PDF, browser view, mail and CSV are pure functions of it; its canonical JSON is what
/// is stored and hashed.
/// </summary>
/// <param name="Explained">Null in reports frozen before there was one, as <paramref name="Slipped"/>.</param>
/// <param name="DefinitionsVersion">Which wording of the definitions the figures follow.</param>
public sealed record ReportSnapshot(
    Guid ReportId, string DefinitionsVersion, string Title, SnapshotTenant Tenant, Period Period, DateOnly? AsOfDate, DateTimeOffset CreatedAt,
    FigureFilter Filter, KpiComparison Kpis, ChangeDecomposition Change, IReadOnlyList<DailySales> Daily, IReadOnlyList<DailySales> PreviousDaily,
    IReadOnlyList<MonthlySales> Monthly, IReadOnlyList<SalesSlice> Regions, IReadOnlyList<SalesSlice> Categories, ParetoResult Customers,
    ParetoResult Products, RfmOverview Rfm, SegmentOverview Segments, IReadOnlyList<RfmCustomer> TopCustomers, DataQuality Quality,
    ChangeNarrative? Explained = null, SlippedCustomers? Slipped = null)
{
    [JsonIgnore]
    public SlippedCustomers ToWinBack => Slipped ?? SlippedCustomers.Unknown;

    /// <summary>What changed and why; of a report frozen before regions and categories were part of it, without these.</summary>
    [JsonIgnore]
    public ChangeNarrative Narrative => Explained
        ?? new ChangeNarrative(ChangeExplanation.Of(Period, Kpis, ([], []), ([], [])) with { Split = Change }, null);
}

public sealed record SnapshotTenant(string Slug, string Name, string Currency, string TimeZone);

/// <summary>What the reader should know of the data behind the figures.</summary>
public sealed record DataQuality(long RowsRead, long RowsRejected, int LinesWithoutCost, int GuestOrders, int Uploads);
