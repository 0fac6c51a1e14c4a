using System.Text;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Rollups;

/// <summary>Figures kept up to date upload by upload are those computed from scratch.</summary>
public class IncrementalTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Random_uploads_leave_what_a_full_rebuild_gives(int seed)
    {
        var shop = await database.NewShopAsync("America/New_York");
        var random = new Random(seed);
        for (var i = 0; i < 8; i++)
        {
            var upload = await shop.LoadAsync(NextFile(random));
            upload.Error.ShouldBeNull();
            upload.Status.ShouldBe(UploadStatus.Succeeded);
            (upload.RowsNew + upload.RowsChanged + upload.RowsUnchanged + upload.RowsRejected).ShouldBe(upload.RowsRead);
        }

        var incremental = await shop.RollupsAsync();
        await shop.RebuildAsync();

        incremental.ShouldBe(await shop.RollupsAsync());
        incremental.ShouldNotBeEmpty();
        (await shop.WrongCountsAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Small_files_of_ever_later_days_leave_what_a_full_rebuild_gives(int seed)
    {
        var shop = await database.NewShopAsync("Europe/Berlin");
        var other = await database.NewShopAsync();
        var random = new Random(seed);
        await shop.LoadAsync("customer_id,name,region\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"C{i},Name,{(i % 5 == 0 ? "" : "R9")}\n")));
        for (var i = 0; i < 10; i++)
        {
            var text = LaterOrders(random, firstDay: 5 * i);
            (await shop.LoadAsync(text)).Error.ShouldBeNull();
            (await other.LoadAsync(text.Replace("C1,", "C2,"))).Error.ShouldBeNull();
        }

        var incremental = await shop.RollupsAsync();
        await shop.RebuildAsync();

        incremental.ShouldBe(await shop.RollupsAsync());
        (await shop.CustomersAsync()).Count.ShouldBeGreaterThan(15);
        (await shop.WrongCountsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Customer_whose_earlier_order_is_read_for_another_one_has_it_once()
    {
        var shop = await database.NewShopAsync("UTC");
        await shop.LoadAsync(
            """
            order_id,order_date,customer_id,region,product_id,quantity,unit_price
            O1,2024-01-01,ada,North,P1,1,10
            O1,2024-01-01,bob,North,P2,1,20
            O2,2024-01-05,bob,North,P1,1,40
            """);
        await shop.LoadAsync(
            """
            order_id,order_date,customer_id,region,product_id,quantity,unit_price
            O3,2024-01-05,ada,North,P1,1,80
            O4,2024-01-05,bob,North,P1,1,160
            """);

        // Of bob something was known of 5 January, so that his other orders are read, ada's line among them.
        (await shop.CustomersAsync()).Select(c => (c.CustomerId, c.LifetimeOrders, c.LifetimeNetSales)).ShouldBe([("ada", 2, 90m), ("bob", 2, 220m)]);
    }

    private static string LaterOrders(Random random, int firstDay)
    {
        var text = new StringBuilder("order_id,order_date,customer_id,region,product_id,category,quantity,unit_price,cost,status\n");
        for (var i = 0; i < 8; i++)
        {
            var order = random.Next(5) == 0 ? random.Next(80) : firstDay * 10 + i;
            var day = new DateOnly(2024, 1, 1).AddDays(firstDay + random.Next(-6, 5));
            var status = random.Next(8) == 0 ? "cancelled" : "completed";
            text.Append($"O{order},{day:yyyy-MM-dd} {random.Next(24):00}:30,C{random.Next(20)},R{random.Next(2)},P{random.Next(4)},K1,");
            text.Append($"{random.Next(-1, 4)},{random.Next(1, 20)}.25,{(random.Next(3) == 0 ? "" : "3.5")},{status}\n");
        }

        return text.ToString();
    }

    private static string NextFile(Random random) => random.Next(6) switch
    {
        0 => Customers(random),
        1 => Products(random),
        2 => Events(random),
        _ => Orders(random),
    };

    private static string Orders(Random random)
    {
        var text = new StringBuilder("order_id,order_date,customer_id,region,product_id,category,quantity,unit_price,discount,cost,status\n");
        for (var i = 0; i < 30; i++)
        {
            var customer = random.Next(4) == 0 ? "" : $"C{random.Next(5)}";
            var region = random.Next(2) == 0 ? "" : $"R{random.Next(2)}";
            var category = random.Next(2) == 0 ? "" : $"K{random.Next(2)}";
            var status = random.Next(8) == 0 ? "cancelled" : "completed";
            var cost = random.Next(3) == 0 ? "" : "3.5";
            text.Append($"O{random.Next(15)},2024-01-{random.Next(1, 9):00} {random.Next(24):00}:30,{customer},{region},P{random.Next(4)},{category},");
            text.Append($"{random.Next(-2, 4)},{random.Next(0, 20)}.25,0.{random.Next(3)},{cost},{status}\n");
        }

        return text.ToString();
    }

    private static string Customers(Random random)
        => "customer_id,name,region\n" + string.Concat(Enumerable.Range(0, 4).Select(i => $"C{i},Name {random.Next(3)},{(random.Next(3) == 0 ? "" : $"R{random.Next(3)}")}\n"));

    private static string Products(Random random)
        => "product_id,product_name,category\n" + string.Concat(Enumerable.Range(0, 3).Select(i => $"P{i},Name {random.Next(3)},{(random.Next(3) == 0 ? "" : $"K{random.Next(3)}")}\n"));

    private static string Events(Random random)
    {
        var text = new StringBuilder("event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\n");
        for (var i = 0; i < 20; i++)
        {
            var type = random.Next(2) == 0 ? "product_view" : "purchase";
            text.Append($"E{random.Next(30)},C{random.Next(5)},S{random.Next(8)},{type},2024-01-{random.Next(1, 9):00} 10:00,P{random.Next(4)},,5,1\n");
        }

        return text.ToString();
    }
}
