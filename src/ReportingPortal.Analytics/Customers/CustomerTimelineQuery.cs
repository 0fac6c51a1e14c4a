using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Customers;

/// <summary>One thing a customer did.</summary>
/// <param name="Kind">order, return, or the kind of event: session_start, product_view, add_to_cart, purchase, session_end.</param>
/// <param name="Id">Of the order or event.</param>
/// <param name="NetSales">Of an order or return; of an event its price times its quantity, where it has both.</param>
public sealed record CustomerMoment(DateTimeOffset At, string Kind, string Id, string? ProductId, string? Category, decimal? NetSales, decimal? Units);

/// <summary>Orders, returns and events of one customer, newest first.</summary>
public sealed class CustomerTimelineQuery(TenantSession session)
{
    private const int Return = -1;
    private const int Order = 0;

    /// <summary>All there is comes after it.</summary>
    private static readonly Position Newest = new(DateTimeOffset.MaxValue, int.MaxValue, "");

    private static readonly SqlFile Moments = SqlFile.Of<CustomerTimelineQuery>("Customers/CustomerTimeline.sql");

    /// <summary>Empty for who is not known.</summary>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<CustomerMoment>> RunAsync(string customerId, string? cursor, int limit, CancellationToken ct)
    {
        var after = Cursor.Parse<Position>(cursor) is { Id: not null } last ? last : Newest;
        var asked = new
        {
            customer_id = customerId,
            @return = (short)LineKind.Return,
            adjustment = (short)LineKind.Adjustment,
            after_at = after.At.UtcDateTime,
            after_rank = after.Rank,
            after_id = after.Id,
            rows = limit + 1,
        };
        await using var answers = await session.AskAsync([Moments], asked, ct);
        var rows = await answers.NextAsync<Row>(ct);
        var page = Page.Of(rows, limit, rows.Count == 0 ? 0 : rows[0].Total, row => Cursor.Of(new Position(row.At, row.Rank, row.Id)));
        return new Page<CustomerMoment>(
            [.. page.Items.Select(row => new CustomerMoment(row.At, KindOf(row.What), row.Id, row.ProductId, row.Category, row.NetSales, row.Units))], page.Total, page.NextCursor);
    }

    private static string KindOf(int what) => what switch
    {
        Return => "return",
        Order => "order",
        (int)EventType.SessionStart => "session_start",
        (int)EventType.ProductView => "product_view",
        (int)EventType.AddToCart => "add_to_cart",
        (int)EventType.Purchase => "purchase",
        _ => "session_end",
    };

    private sealed record Position(DateTimeOffset At, int Rank, string Id);

    private sealed record Row(
        DateTimeOffset At, int Rank, string Id, int What, string? ProductId, string? Category, decimal? NetSales, decimal? Units, int Total);
}
