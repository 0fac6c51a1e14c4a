using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>Looks and carts as acts (D11). The server groups them by customer, product and type, so that ids come once and not with every event.</summary>
internal sealed class EventActs
{
    internal static readonly SqlFile Statement = SqlFile.Of<EventActs>("Recommendations/Acts/EventActs.sql");

    private readonly ItemNumbers customers = new();
    private readonly ItemNumbers products = new();
    private readonly List<int> firstDays = [];
    private readonly List<int> customerOf = [];
    private readonly List<int> productOf = [];
    private readonly List<long> moments = [];
    private readonly List<byte> kinds = [];
    private readonly List<long> read = [];

    /// <summary>All of a tenant's, as its days have no version by which to know those that changed.</summary>
    /// <param name="until">The last day that counts.</param>
    public static async Task<ActSpan> ReadAsync(TenantSession session, DateOnly until, CancellationToken ct)
    {
        var acts = new EventActs();
        await session.CopyAsync(Statement, new { view = (short)EventType.ProductView, cart = (short)EventType.AddToCart, until }, acts.Add, ct);
        return acts.Build();
    }

    /// <param name="customerId">Null for guests.</param>
    /// <param name="at">When, in microseconds of the epoch and whatever order.</param>
    public void Add(string? customerId, string productId, EventType kind, DateOnly firstOn, IReadOnlyCollection<long> at)
        => Add(customerId is null ? ActSpan.Guest : customers.Of(customerId), products.Of(productId), kind, firstOn, at);

    public ActSpan Build()
        => new([.. customers.Ids], [.. products.Ids], [.. firstDays], [.. customerOf], [.. productOf], [.. moments], [.. kinds]);

    private void Add(CopyReader row)
    {
        read.Clear();
        row.AddMicroseconds(4, read);
        Add(row.IsNull(0) ? ActSpan.Guest : customers.Of(row.GetText(0)), products.Of(row.GetText(1)), (EventType)row.GetInt16(2), row.GetDate(3), read);
    }

    private void Add(int customer, int product, EventType kind, DateOnly firstOn, IReadOnlyCollection<long> at)
    {
        if (product == firstDays.Count)
        {
            firstDays.Add(firstOn.DayNumber);
        }

        firstDays[product] = Math.Min(firstDays[product], firstOn.DayNumber);
        foreach (var moment in at)
        {
            customerOf.Add(customer);
            productOf.Add(product);
            moments.Add(Act.SecondOf(moment));
            kinds.Add((byte)kind);
        }
    }
}
