using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>One customer's values, scores and groupings. Scores are null when fewer than five customers could be scored.</summary>
public sealed record RfmCustomer(
    string CustomerId, string? Name, int RecencyDays, int Frequency, decimal Monetary, short? RScore, short? FScore, short? MScore,
    string Group, string ValueTier, string ActivityStatus);

/// <summary>What a list of customers is cut to; null means all.</summary>
public sealed record RfmCustomerFilter(string? Group = null, string? ValueTier = null, string? ActivityStatus = null, string? Search = null);

/// <summary>Customers by monetary value, then frequency, recency and id (the order of D2's VIP list).</summary>
public sealed class RfmCustomersQuery(TenantSession session)
{
    public Task<Page<RfmCustomer>> RunAsync(RfmCustomerFilter filter, string? cursor, int limit, CancellationToken ct) => throw new NotImplementedException(session.ToString());
}
