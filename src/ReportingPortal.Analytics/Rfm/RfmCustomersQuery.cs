using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>One customer's values, scores and groupings. Scores are null when fewer than five customers could be scored.</summary>
/// <param name="RecencyDays">Days from the last order to the as-of date; means nothing where <paramref name="Frequency"/> is 0.</param>
/// <param name="Frequency">Orders in the window of the run; 0 for those of group "No purchase", whose tier is "None".</param>
/// <param name="Monetary">Net sales in the window, or their mean an order, as the tenant's rules say.</param>
public sealed record RfmCustomer(
    string CustomerId, string? Name, int RecencyDays, int Frequency, decimal Monetary, short? RScore, short? FScore, short? MScore,
    string Group, string ValueTier, string ActivityStatus);

/// <summary>What a list of customers is cut to; null means all.</summary>
/// <param name="Search">Part of an id or a name, whatever the case; no wildcards.</param>
/// <param name="Category">The customer's favourite (D14).</param>
public sealed record RfmCustomerFilter(
    string? Group = null, string? ValueTier = null, string? ActivityStatus = null, string? Search = null, string? Region = null, string? Category = null)
{
    public int? SegmentId { get; init; }

    /// <summary>Net sales in the window, both ends included.</summary>
    public decimal? MinSpend { get; init; }

    public decimal? MaxSpend { get; init; }

    /// <summary>Orders in the window, both ends included.</summary>
    public int? MinOrders { get; init; }

    public int? MaxOrders { get; init; }

    /// <summary>Days since the last order, both ends included; who has none in the window is in no such range.</summary>
    public int? MinDays { get; init; }

    public int? MaxDays { get; init; }

    /// <summary>Where they stood at two points of the run.</summary>
    public RfmMoveFilter? Move { get; init; }

    /// <summary>Only these.</summary>
    public string[]? CustomerIds { get; init; }
}

/// <summary>In one group at one point, in another at a later one; null means any group, points count from 1.</summary>
public sealed record RfmMoveFilter(int FromPoint, int ToPoint, string? FromGroup, string? ToGroup);

/// <summary>Customers by monetary value, then frequency, recency and id (the order of D2's VIP list).</summary>
public sealed class RfmCustomersQuery(TenantSession session)
{
    internal static readonly SqlFile Rows = SqlFile.Of<RfmCustomersQuery>("Rfm/RfmCustomers.sql");
    private static readonly SqlFile Count = SqlFile.Of<RfmCustomersQuery>("Rfm/RfmCustomerCount.sql");

    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<RfmCustomer>> RunAsync(RfmCustomerFilter filter, string? cursor, int limit, CancellationToken ct)
    {
        var after = Cursor.Parse<Position>(cursor);
        if (await CurrentRun.FindAsync(session, ct) is not { } run)
        {
            return new Page<RfmCustomer>([], 0, null);
        }

        var parameters = Parameters(run.RunId, filter, after, limit + 1);
        var total = await session.QuerySingleAsync<int>(Count, parameters, ct);
        var rows = await session.QueryAsync<RfmCustomer>(Rows, parameters, ct);
        return Page.Of(rows, limit, total, row => Cursor.Of(new Position(row.Monetary, row.Frequency, row.RecencyDays, row.CustomerId)));
    }

    public async Task<int> CountAsync(RfmCustomerFilter filter, CancellationToken ct)
        => await CurrentRun.FindAsync(session, ct) is { } run ? await session.QuerySingleAsync<int>(Count, Parameters(run.RunId, filter, null, 0), ct) : 0;

    private static object Parameters(Guid runId, RfmCustomerFilter filter, Position? after, int rows) => new
    {
        run_id = runId,
        group = filter.Group,
        value_tier = filter.ValueTier,
        activity_status = filter.ActivityStatus,
        region = filter.Region,
        category = filter.Category,
        segment_id = filter.SegmentId,
        min_spend = filter.MinSpend,
        max_spend = filter.MaxSpend,
        min_orders = filter.MinOrders,
        max_orders = filter.MaxOrders,
        min_days = filter.MinDays,
        max_days = filter.MaxDays,
        from_point = filter.Move?.FromPoint,
        to_point = filter.Move?.ToPoint,
        from_code = filter.Move?.FromGroup is { } from ? RfmGroups.Code(from) : (int?)null,
        to_code = filter.Move?.ToGroup is { } to ? RfmGroups.Code(to) : (int?)null,
        customer_ids = filter.CustomerIds,
        pattern = LikePattern.Containing(filter.Search),
        after_monetary = after?.Monetary,
        after_frequency = after?.Frequency,
        after_recency = after?.RecencyDays,
        after_id = after?.CustomerId,
        rows,
    };

    private sealed record Position(decimal Monetary, int Frequency, int RecencyDays, string CustomerId);
}
