using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>One customer's values, scores and groupings. Scores are null when fewer than five customers could be scored.</summary>
/// <param name="RecencyDays">Days from the last order to the as-of date; means nothing where <paramref name="Frequency"/> is 0.</param>
/// <param name="Frequency">Orders; 0 for those of group "No purchase", whose tier is "None".</param>
public sealed record RfmCustomer(
    string CustomerId, string? Name, int RecencyDays, int Frequency, decimal Monetary, short? RScore, short? FScore, short? MScore,
    string Group, string ValueTier, string ActivityStatus);

/// <summary>What a list of customers is cut to; null means all.</summary>
/// <param name="Search">Part of an id or a name, whatever the case; no wildcards.</param>
public sealed record RfmCustomerFilter(string? Group = null, string? ValueTier = null, string? ActivityStatus = null, string? Search = null);

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

        var parameters = new
        {
            run_id = run.RunId,
            group = filter.Group,
            value_tier = filter.ValueTier,
            activity_status = filter.ActivityStatus,
            pattern = LikePattern.Containing(filter.Search),
            after_monetary = after?.Monetary,
            after_frequency = after?.Frequency,
            after_recency = after?.RecencyDays,
            after_id = after?.CustomerId,
            rows = limit + 1,
        };
        var total = await session.QuerySingleAsync<int>(Count, parameters, ct);
        var rows = await session.QueryAsync<RfmCustomer>(Rows, parameters, ct);
        return Page.Of(rows, limit, total, row => Cursor.Of(new Position(row.Monetary, row.Frequency, row.RecencyDays, row.CustomerId)));
    }

    private sealed record Position(decimal Monetary, int Frequency, int RecencyDays, string CustomerId);
}
