using ReportingPortal.DemoData.Ecommerce;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Shop;

/// <summary>
/// Visitors of the demo shop as they would come now. What happens in a minute follows from the seed and the minute alone: asked
/// again for the same time it tells the same events, so that whoever sends them may stop and go on at any moment.
/// </summary>
public sealed class LiveTraffic
{
    /// <summary>What <see cref="ShoppingSession"/> makes on average, measured.</summary>
    private const double EventsPerVisit = 8.5;

    private const double PurchaseProbability = 0.2;

    /// <summary>No visit lasts longer: 10 views with a cart each, 3 articles bought, 150 seconds between two events.</summary>
    private static readonly TimeSpan LongestVisit = TimeSpan.FromMinutes(80);

    private readonly int seed;
    private readonly double visitsPerMinute;
    private readonly IReadOnlyList<ShopCustomer> customers;

    /// <param name="shopSeed">The seed of the <see cref="DemoShop"/> whose customers come.</param>
    public LiveTraffic(int seed, int eventsPerMinute, int shopSeed, int customerCount = DemoShop.DefaultCustomers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(eventsPerMinute);
        this.seed = seed;
        visitsPerMinute = eventsPerMinute / EventsPerVisit;
        customers = ShopCustomers.Create(shopSeed, customerCount);
    }

    /// <summary>Events from one moment (UTC, included) to another (excluded), in order of time, of visits that began after the shop opened.</summary>
    public IReadOnlyList<LiveEvent> Between(DateTime from, DateTime until, DateTime openedAt)
    {
        var firstVisit = from - LongestVisit > openedAt ? from - LongestVisit : openedAt;
        var events = new List<LiveEvent>();
        for (var minute = firstVisit.Ticks / TimeSpan.TicksPerMinute; minute * TimeSpan.TicksPerMinute < until.Ticks; minute++)
        {
            events.AddRange(VisitsOf(minute).Where(visit => visit[0].At >= openedAt).SelectMany(visit => visit).Where(e => e.At >= from && e.At < until));
        }
        return [.. events.OrderBy(e => e.At).ThenBy(e => e.EventId, StringComparer.Ordinal)];
    }

    /// <summary>The purchases among events as lines of an orders file, for a shop whose sales come from such files.</summary>
    /// <returns>The number of lines.</returns>
    public long WriteOrders(TextWriter writer, IEnumerable<LiveEvent> events)
    {
        var csv = new CsvRowWriter(writer, "\n");
        csv.Header(DemoShop.OrdersHeader);
        foreach (var bought in events.Where(e => e.EventType == "purchase"))
        {
            var product = ProductCatalogue.Products[NumberOf(bought.ProductId!) - 1];
            csv.Text(bought.SessionId);
            csv.Time(bought.At, "yyyy-MM-dd'T'HH:mm:ss'Z'");
            csv.Text(bought.CustomerId);
            csv.Text(customers[NumberOf(bought.CustomerId) - 1].Region);
            csv.Text(bought.ProductId);
            csv.Text(product.Category);
            csv.Number(bought.Quantity ?? 1);
            csv.Amount(product.Price);
            csv.Number(0);
            csv.Amount((bought.Quantity ?? 1) * DemoShop.UnitCostOf(product));
            csv.EndRow();
        }
        csv.Finish();
        return csv.Rows;
    }

    private IEnumerable<IReadOnlyList<LiveEvent>> VisitsOf(long minute)
    {
        var random = new SeededRandom(seed, minute);
        // Twice the mean at most, none at least: crowds and lulls as in any shop.
        var visits = (int)((visitsPerMinute * 2 * random.Share()) + random.Share());
        for (var number = 1; number <= visits; number++)
        {
            var visit = new LiveVisit(FormattableString.Invariant($"L{seed:x}-{minute}-{number}"));
            var session = new ShoppingSession(visit, random, ProductCatalogue.Next);
            var start = new DateTime(minute * TimeSpan.TicksPerMinute, DateTimeKind.Utc).AddSeconds(random.Between(0, 59));
            session.Write(random.Between(0, customers.Count - 1), start, random.Chance(PurchaseProbability) ? session.NextPurchase() : []);
            yield return visit.Events;
        }
    }

    private static int NumberOf(string id) => int.Parse(id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}
