using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Segments;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>The query classes a report asks about customers; they answer from the tenant's current run.</summary>
public sealed class CustomerFigures(RfmOverviewQuery rfm, RfmCustomersQuery customers, SegmentQuery segments)
{
    private const int TopCustomersShown = 20;

    public Task<RfmOverview> RfmAsync(CancellationToken ct) => rfm.RunAsync(ct);

    public Task<SegmentOverview> SegmentsAsync(CancellationToken ct) => segments.RunAsync(ct);

    public async Task<IReadOnlyList<RfmCustomer>> TopAsync(CancellationToken ct)
        => (await customers.RunAsync(new RfmCustomerFilter(), null, TopCustomersShown, ct)).Items;
}
