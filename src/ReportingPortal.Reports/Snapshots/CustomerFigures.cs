using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Segments;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>The query classes a report asks about customers; they answer from the tenant's current run.</summary>
public sealed class CustomerFigures(RfmOverviewQuery rfm, RfmCustomersQuery customers, SegmentQuery segments, RfmMigrationQuery migration)
{
    private const int TopCustomersShown = 20;

    public Task<RfmOverview> RfmAsync(CancellationToken ct) => rfm.RunAsync(ct);

    public Task<SegmentOverview> SegmentsAsync(CancellationToken ct) => segments.RunAsync(ct);

    /// <summary>The list knows those of the customer file, too: who never ordered is not among the most valuable.</summary>
    public async Task<IReadOnlyList<RfmCustomer>> TopAsync(CancellationToken ct)
        => [.. (await customers.RunAsync(new RfmCustomerFilter(), null, TopCustomersShown, ct)).Items.Where(customer => customer.Frequency > 0)];

    /// <summary>Between the last two ends of whole months.</summary>
    public async Task<SlippedCustomers> SlippedAsync(CancellationToken ct)
    {
        var migrated = await migration.RunAsync(new RfmSpan(), CustomerFilter.None, ct);
        var moves = migrated.Moves.Where(SlippedCustomers.Is).ToList();
        var found = new List<RfmMovedCustomer>();
        foreach (var move in moves)
        {
            found.AddRange((await migration.CustomersAsync(new RfmSpan(), move.FromGroup, move.ToGroup, CustomerFilter.None, null, SlippedCustomers.Shown, ct)).Items);
        }

        return new SlippedCustomers(
            migrated.From, migrated.To, moves.Sum(move => move.Customers), moves.Sum(move => move.NetSalesAfter),
            [.. found.OrderByDescending(customer => customer.NetSalesAfter).ThenBy(customer => customer.CustomerId, StringComparer.Ordinal).Take(SlippedCustomers.Shown)]);
    }
}
