using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class ZoneDayTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,ordered_at,customer_id,product_id,quantity,unit_price\n";

    /// <summary>Midnight of 6 October 2024 was skipped in Paraguay, which kept its summer time from then on.</summary>
    [Fact]
    public async Task An_order_of_a_day_without_midnight_stays_on_it_whatever_comes_later()
    {
        var shop = await database.NewShopAsync("America/Asuncion");
        var other = await database.NewShopAsync("Europe/Berlin");
        foreach (var each in new[] { shop, other })
        {
            await each.LoadAsync(Header + "O1,2024-10-06,C1,P1,1,10\nO2,2024-10-05,C1,P1,1,5\n");
            await each.LoadAsync(Header + "O1,2024-10-06,C1,P1,2,10\n");
        }

        (await shop.SalesAsync()).Select(day => (day.SaleDate, day.TotalSales)).ShouldBe([(new DateOnly(2024, 10, 5), 5), (new DateOnly(2024, 10, 6), 20)]);
        (await shop.LinesAsync()).Single(line => line.OrderId == "O1").OrderedAt.ShouldBe(new DateTimeOffset(2024, 10, 6, 4, 0, 0, TimeSpan.Zero));
        (await other.LinesAsync()).Single(line => line.OrderId == "O1").OrderedAt.ShouldBe(new DateTimeOffset(2024, 10, 5, 22, 0, 0, TimeSpan.Zero));
    }

    /// <summary>Samoa had no 30 December 2011: 00:00 of it was 00:00 of the 31st.</summary>
    [Fact]
    public async Task An_order_of_a_day_that_never_was_counts_on_the_next()
    {
        const string File = Header + "O1,2011-12-30,C1,P1,1,10\nO2,2011-12-29 23:30,C1,P1,1,3\nO3,2011-12-30T12:00:00Z,C1,P1,1,7\n";
        var shop = await database.NewShopAsync("Pacific/Apia");
        var other = await database.NewShopAsync("Asia/Kathmandu");

        await shop.LoadAsync(File);
        await other.LoadAsync(File);

        (await shop.SalesAsync()).Select(day => (day.SaleDate.Day, day.TotalSales)).ShouldBe([(29, 3), (31, 17)]);
        (await other.SalesAsync()).Select(day => (day.SaleDate.Day, day.TotalSales)).ShouldBe([(29, 3), (30, 17)]);
    }

    /// <summary>11:30 UTC of the 31st is 00:30 of the 1st in Auckland; 23:30 of the 31st at +14 is 09:30 UTC of it.</summary>
    [Fact]
    public async Task A_registration_lies_on_the_day_of_the_shop()
    {
        const string File = "customer_id,name,registered_on\nC1,Ann,2024-01-31T11:30:00Z\nC2,Bob,2024-01-31T23:30:00+14:00\nC3,Cid,2024-01-31\nC4,Dot,2024-01-31 23:30\n";
        var shop = await database.NewShopAsync("Pacific/Auckland");
        var other = await database.NewShopAsync("America/Los_Angeles");

        await shop.LoadAsync(File);
        await other.LoadAsync(File);

        (await RegisteredAsync(shop)).ShouldBe(["C1 2024-02-01", "C2 2024-01-31", "C3 2024-01-31", "C4 2024-01-31"]);
        (await RegisteredAsync(other)).ShouldBe(["C1 2024-01-31", "C2 2024-01-31", "C3 2024-01-31", "C4 2024-01-31"]);
    }

    private static async Task<IEnumerable<string>> RegisteredAsync(Shop shop)
        => (await shop.ReadAsync(db => db.Customers.OrderBy(c => c.CustomerId))).Select(c => $"{c.CustomerId} {c.RegisteredOn:yyyy-MM-dd}");
}
