using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Segments;

/// <summary>One k-means cluster: centroid in original units by feature name, and its z-profile for the radar.</summary>
public sealed record SegmentFigures(
    int Id, string Name, int Customers, decimal NetSales, IReadOnlyDictionary<string, double> Centroid, IReadOnlyDictionary<string, double> ZCentroid);

/// <summary>The clustering of the current run, or the notice why there is none (then K is 0).</summary>
public sealed record SegmentOverview(
    Guid? RunId, DateOnly? AsOfDate, int K, double? Silhouette, double? Inertia, IReadOnlyList<string> Features,
    IReadOnlyDictionary<int, double> SilhouetteByK, double MovedShare, string? Notice, IReadOnlyList<SegmentFigures> Segments);

/// <summary>A customer's segment.</summary>
public sealed record SegmentCustomer(string CustomerId, string? Name, int SegmentId, string SegmentName);

public sealed class SegmentQuery(TenantSession session)
{
    public Task<SegmentOverview> RunAsync(CancellationToken ct) => throw new NotImplementedException(session.ToString());

    public Task<Page<SegmentCustomer>> CustomersAsync(int? segmentId, string? cursor, int limit, CancellationToken ct) => throw new NotImplementedException(session.ToString());
}
