using System.Data.Common;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>Looks and carts as acts (D11). The server groups them by customer, product and type, so that ids come once and not with every event.</summary>
internal sealed class EventActs
{
    internal static readonly SqlFile Statement = SqlFile.Of<EventActs>("Recommendations/Acts/EventActs.sql");

    private readonly Dictionary<string, int> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> products = new(StringComparer.Ordinal);
    private readonly List<int> firstDays = [];
    private readonly List<int> customerOf = [];
    private readonly List<int> productOf = [];
    private readonly List<long> moments = [];
    private readonly List<byte> kinds = [];

    /// <summary>All of a tenant's, as its days have no version by which to know those that changed.</summary>
    public static async Task<ActSpan> ReadAsync(TenantSession session, CancellationToken ct)
    {
        var acts = new EventActs();
        await session.ReadAsync(Statement, new { view = (short)EventType.ProductView, cart = (short)EventType.AddToCart }, acts.Add, ct);
        return acts.Build();
    }

    /// <param name="customerId">Null for guests.</param>
    /// <param name="at">When, in whatever order.</param>
    public void Add(string? customerId, string productId, EventType kind, DateOnly firstOn, DateTime[] at)
    {
        var (customer, product) = (customerId is null ? ActSpan.Guest : NumberOf(customerId, customers), NumberOf(productId, products));
        if (product == firstDays.Count)
        {
            firstDays.Add(firstOn.DayNumber);
        }

        firstDays[product] = Math.Min(firstDays[product], firstOn.DayNumber);
        foreach (var moment in at)
        {
            customerOf.Add(customer);
            productOf.Add(product);
            moments.Add(Act.SecondOf((moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond));
            kinds.Add((byte)kind);
        }
    }

    public ActSpan Build()
        => new([.. customers.Keys], [.. products.Keys], [.. firstDays], [.. customerOf], [.. productOf], [.. moments], [.. kinds]);

    private void Add(DbDataReader row)
        => Add(
            row.IsDBNull(0) ? null : row.GetString(0), row.GetString(1), (EventType)row.GetInt16(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateTime[]>(4));

    private static int NumberOf(string id, Dictionary<string, int> numbers)
    {
        if (!numbers.TryGetValue(id, out var number))
        {
            numbers[id] = number = numbers.Count;
        }

        return number;
    }
}
