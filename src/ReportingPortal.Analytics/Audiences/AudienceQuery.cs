using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;

namespace ReportingPortal.Analytics.Audiences;

/// <summary>Who belongs to an audience now: found anew each time, by the same queries that the pages of these figures ask.</summary>
public sealed class AudienceQuery(RfmCustomersQuery customers, RfmMigrationQuery migration, FunnelQuery funnel, DataScopeQuery scopes)
{
    private const int AllDropOuts = 10_000_000;

    /// <summary>Customers by spend, orders, recency and id.</summary>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<RfmCustomer>> CustomersAsync(AudienceCriteria criteria, string? cursor, int limit, CancellationToken ct)
        => await FilterAsync(criteria, ct) is { } filter ? await customers.RunAsync(filter, cursor, limit, ct) : new Page<RfmCustomer>([], 0, null);

    public async Task<int> CountAsync(AudienceCriteria criteria, CancellationToken ct)
        => await FilterAsync(criteria, ct) is { } filter ? await customers.CountAsync(filter, ct) : 0;

    /// <summary>Null where nobody can fit: moves asked for over months that are not known.</summary>
    private async Task<RfmCustomerFilter?> FilterAsync(AudienceCriteria criteria, CancellationToken ct)
    {
        var filter = new RfmCustomerFilter(criteria.Group, criteria.ValueTier, criteria.ActivityStatus, null, criteria.Region, criteria.Category)
        {
            SegmentId = criteria.SegmentId,
            MinSpend = criteria.MinSpend,
            MaxSpend = criteria.MaxSpend,
            MinOrders = criteria.MinOrders,
            MaxOrders = criteria.MaxOrders,
            MinDays = criteria.MinDays,
            MaxDays = criteria.MaxDays,
            CustomerIds = criteria.Funnel is { } stopped ? await StoppedAsync(stopped, ct) : null,
        };
        if (criteria.MovedFrom is null && criteria.MovedTo is null)
        {
            return filter;
        }

        var last = RfmPoints.LastWhole(await migration.PointsAsync(ct));
        var first = last - (criteria.MovedMonths ?? 1);
        return first < 0 ? null : filter with { Move = new RfmMoveFilter(first + 1, last + 1, criteria.MovedFrom, criteria.MovedTo) };
    }

    private async Task<string[]> StoppedAsync(FunnelDropOutCriteria stopped, CancellationToken ct)
    {
        var asOf = stopped.Days is null ? null : (await scopes.RunAsync(ct)).AsOfDate;
        Period? days = asOf is { } day ? new Period(day.AddDays(1 - stopped.Days!.Value), day.AddDays(1)) : null;
        var found = await funnel.StoppedAtAsync(stopped.Settings(), days, new FigureFilter(stopped.Region, stopped.Category), stopped.Step, null, AllDropOuts, ct);
        return [.. found.Items.Select(unit => unit.CustomerId).OfType<string>().Distinct()];
    }
}
