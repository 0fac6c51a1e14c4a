using Bogus;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Ecommerce;

/// <summary>
/// Users, products and page events of an invented shop; with the defaults about 1.8 million events in more than 100 MB. Events are written
/// session by session in order of the sessions' start; memory holds one number per session.
/// </summary>
public sealed class EcommerceDataGenerator
{
    public const string UsersHeader = "user_id,email,registration_date,age,gender,location,segment";
    public const string ProductsHeader = "product_id,product_name,category,price";
    public const string EventsHeader = EventWriter.Header;

    // a session's start in seconds and its user share one long, which sorts by time
    private const int UserBits = 28;

    // measured over the defaults
    private const double EventsPerSession = 8.26;
    private static readonly string[] Cities =
        ["Berlin", "Hamburg", "München", "Köln", "Wien", "Zürich", "Paris", "Lyon",
         "Amsterdam", "Brussels", "Copenhagen", "Madrid", "Milano", "Praha", "Warszawa"];

    private readonly int seed;
    private readonly SalesCalendar calendar;
    private readonly EcommerceUsers users;
    private readonly IReadOnlyList<decimal> prices;

    /// <param name="lastDay">The last day with events; the first is <paramref name="numDays"/> − 1 days before.</param>
    public EcommerceDataGenerator(DateOnly lastDay, int numUsers = 5000, int numDays = 365, int seed = 42)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numUsers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numUsers, 1 << UserBits);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numDays);
        this.seed = seed;
        calendar = new SalesCalendar(lastDay.AddDays(1 - numDays), lastDay, yearlyGrowth: 0.1);
        users = new EcommerceUsers(seed, numUsers, numDays);
        var random = new SeededRandom(seed, stream: 60);
        prices = [.. ProductCatalogue.Products.Select(_ => random.Money(10, 500))];
    }

    public void WriteUsers(TextWriter writer)
    {
        var faker = new Faker("en") { Random = new Randomizer(seed) };
        var random = new SeededRandom(seed, stream: 61);
        var csv = new CsvRowWriter(writer, "\n");
        csv.Header(UsersHeader);
        foreach (var user in users.All())
        {
            csv.Id("U", user.Number + 1, "D6");
            csv.Text(faker.Internet.Email(provider: "example.com", uniqueSuffix: $"{user.Number + 1}"));
            csv.Day(calendar.FirstDay.AddDays(user.RegisteredOn));
            csv.Number(random.Between(18, 65));
            csv.Text(random.Chance(0.5) ? "F" : "M");
            csv.Text(random.Pick(Cities));
            csv.Text(user.Segment.Name);
            csv.EndRow();
        }
        csv.Finish();
    }

    public void WriteProducts(TextWriter writer)
    {
        var csv = new CsvRowWriter(writer, "\n");
        csv.Header(ProductsHeader);
        for (var product = 0; product < prices.Count; product++)
        {
            csv.Id("P", product + 1, "D4");
            csv.Text(ProductCatalogue.Products[product].Name);
            csv.Text(ProductCatalogue.Products[product].Category);
            csv.Amount(prices[product]);
            csv.EndRow();
        }
        csv.Finish();
    }

    public WrittenEvents WriteEvents(TextWriter writer, IProgress<long>? progress = null)
    {
        var csv = new CsvRowWriter(writer, "\n", progress);
        var products = ProductCatalogue.Products.Select((product, index) => new EventProduct(product.Category, prices[index])).ToList();
        var events = new EventWriter(csv, products, new IdForm("U", "D6"));
        var random = new SeededRandom(seed, stream: 62);
        var session = new ShoppingSession(events, random, ProductCatalogue.Next);
        var purchaseProbabilities = users.All().Select(user => user.Segment.PurchaseProbability).ToArray();
        foreach (var start in SessionStarts())
        {
            var user = (int)(start & ((1 << UserBits) - 1));
            var buys = random.Chance(purchaseProbabilities[user]);
            session.Write(user, FirstMoment.AddSeconds(start >> UserBits), buys ? session.NextPurchase() : []);
        }
        csv.Finish();
        return events.Truth;
    }

    /// <summary>About how many events <see cref="WriteEvents"/> will write, to the nearest few percent: for a progress bar.</summary>
    public long EstimateEvents() => (long)(SessionStarts().Count * EventsPerSession);

    private DateTime FirstMoment => calendar.FirstDay.ToDateTime(TimeOnly.MinValue);

    private List<long> SessionStarts()
    {
        var random = new SeededRandom(seed, stream: 63);
        var starts = new List<long>();
        foreach (var user in users.All().Where(user => user.IsActive))
        {
            var months = (user.LastVisitOn - user.RegisteredOn + 1) / 30.4;
            var perMonth = user.Segment.MinSessions + (random.Share() * (user.Segment.MaxSessions - user.Segment.MinSessions));
            for (var left = Math.Max(1, (int)((perMonth * months) + random.Share())); left > 0; left--)
            {
                var at = calendar.TimeOn(calendar.NextOffset(random, user.RegisteredOn, user.LastVisitOn), random);
                starts.Add(((long)(at - FirstMoment).TotalSeconds << UserBits) | (uint)user.Number);
            }
        }
        starts.Sort();
        return starts;
    }
}
