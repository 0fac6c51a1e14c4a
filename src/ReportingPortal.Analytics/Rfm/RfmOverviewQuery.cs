using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>One of the ten groups of D1, or "No purchase".</summary>
public sealed record RfmGroupFigures(string Group, int Customers, decimal NetSales, decimal AvgRecencyDays, decimal AvgFrequency, decimal AvgMonetary);

/// <summary>One cell of the 5 x 5 grid.</summary>
public sealed record RfmCell(int RScore, int FScore, string Group, int Customers, decimal NetSales);

/// <summary>Gold, Silver, Bronze (D2) or Active, Dormant, Churned, Prospect (D3), in this order.</summary>
public sealed record CustomerGrouping(string Name, int Customers, decimal NetSales);

/// <summary>The four cuts of one measure: recency_days, frequency or monetary.</summary>
public sealed record RfmCuts(string Measure, decimal[] Cuts);

/// <summary>RFM of the tenant's current run; null fields of <see cref="RunId"/> mean no run has finished yet.</summary>
public sealed record RfmOverview(
    Guid? RunId, DateOnly? AsOfDate, int ScoredCustomers, IReadOnlyList<RfmGroupFigures> Groups, IReadOnlyList<RfmCell> Cells,
    IReadOnlyList<CustomerGrouping> ValueTiers, IReadOnlyList<CustomerGrouping> ActivityStatuses, IReadOnlyList<RfmCuts> Cuts);

public sealed class RfmOverviewQuery(TenantSession session)
{
    public Task<RfmOverview> RunAsync(CancellationToken ct) => throw new NotImplementedException(session.ToString());
}
