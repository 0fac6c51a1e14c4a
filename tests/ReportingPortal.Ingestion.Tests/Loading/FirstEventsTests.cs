using System.Globalization;
using System.Text;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Tests.Undoing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>A shop's first events go straight into the table, later ones by way of a staging table and a merge: both must come to the same.</summary>
public class FirstEventsTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\n";

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "")]
    [InlineData(3, "order_id,order_date,customer_id,product_id,quantity,unit_price\n1,2024-01-05,U1,P1,1,10\n")]
    public async Task A_file_leads_to_the_same_facts_and_figures_as_the_first_and_as_a_later_one(int seed, string ordersBefore)
    {
        var file = File(new Random(seed));
        var (first, later) = (await database.NewShopAsync(), await database.NewShopAsync());
        if (ordersBefore != "")
        {
            await first.LoadAsync(ordersBefore, "orders.csv");
            await later.LoadAsync(ordersBefore, "orders.csv");
        }

        await Succeed(first, file);
        var other = await later.LoadAsync($"{Header}X,U9,S9,view,2023-05-05 10:00,P9,,1,1\n", "other.csv");
        await Succeed(later, file);
        await later.UndoAsync(other);

        ShopState.Difference(await first.RowsAsync(), await later.RowsAsync()).ShouldBeEmpty();
        (await first.ReadAsync(db => db.Events)).Count.ShouldBeGreaterThan(50);
        (await first.LinesAsync()).Any(l => l.IsFromEvents).ShouldBe(ordersBefore == "");
        (await (await database.NewShopAsync()).ReadAsync(db => db.Events)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_sent_again_later_in_the_file_counts_once_as_sent_last()
    {
        var shop = await database.NewShopAsync();
        var upload = await shop.LoadAsync($"{Header}E1,U1,S1,view,2024-01-05 10:00,P1,,5,1\nE2,U1,S1,view,2024-01-05 10:01,P1,,5,1\nE1,U1,S1,purchase,2024-01-05 10:02,P1,,5,1\n");

        (upload.RowsNew, upload.RowsUnchanged).ShouldBe((2, 1));
        (await shop.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(5);
    }

    [Fact]
    public async Task Rejected_events_are_kept_with_their_values_and_reasons()
    {
        var shop = await database.NewShopAsync();
        var upload = await shop.LoadAsync($"{Header}E1,U1,S1,view,2024-01-05 10:00,P1,,5,1\nE2,U1,S1,danced,2024-01-05 10:01,P1,,5,1\n");

        (upload.RowsNew, upload.RowsRejected).ShouldBe((1, 1));
        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Values[3].ShouldBe("danced");
    }

    private static async Task Succeed(Shop shop, string file)
    {
        var upload = await shop.LoadAsync(file);
        (upload.Error, upload.Status).ShouldBe((null, UploadStatus.Succeeded));
    }

    /// <summary>Visits over midnight, visitors without a name, prices known and not, rows that can't be taken.</summary>
    private static string File(Random random)
    {
        string[] types = ["session_start", "product_view", "add_to_cart", "purchase", "nothing known"];
        var text = new StringBuilder(Header);
        for (var i = 0; i < 120; i++)
        {
            var session = random.Next(25);
            var visitor = session % 6 == 0 ? "" : $"U{session % 7}";
            text.Append(CultureInfo.InvariantCulture, $"E{i},{visitor},S{session},{types[random.Next(random.Next(8) == 0 ? 5 : 4)]},");
            text.Append(CultureInfo.InvariantCulture, $"2024-01-{10 + session % 5 + random.Next(2):00} {random.Next(24):00}:15,");
            text.Append(random.Next(5) == 0 ? ",,," : $"P{random.Next(4)},{(random.Next(2) == 0 ? "" : "Toys")},{(random.Next(3) == 0 ? "" : "4.50")},");
            text.Append(random.Next(3) == 0 ? "\n" : $"{random.Next(-1, 3)}\n");
        }

        return text.ToString();
    }
}
