using System.Globalization;
using System.Text;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Rollups;
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
    public async Task A_visit_over_midnight_counts_on_its_first_day_whichever_event_stands_first_in_the_file()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await Succeed(shop, $"{Header}E1,U1,S1,purchase,2024-01-06 00:10,P1,,5,1\nE2,U1,S1,view,2024-01-05 23:50,P1,,5,1\nE3,U1,S2,view,2024-01-05 08:00,P1,,5,1\nE4,,S3,view,2024-01-06 09:00,P1,,5,1\n");
        await Succeed(other, $"{Header}E1,U1,S1,view,2024-02-05 10:00,P1,,5,1\n");

        (await VisitsAsync(shop)).ShouldBe([(new(2024, 1, 5), 2, 1, 1, 3), (new(2024, 1, 6), 1, 0, 0, 1)]);
        (await VisitsAsync(other)).ShouldBe([(new(2024, 2, 5), 1, 0, 1, 1)]);
    }

    [Theory]
    [InlineData("U1", "U2")]
    [InlineData("U2", "U1")]
    [InlineData("", "U1")]
    [InlineData("U1", "")]
    public async Task A_session_of_two_visitors_is_one_visit_of_one_of_them(string first, string second)
    {
        var shop = await database.NewShopAsync();
        await Succeed(shop, $"{Header}E1,{first},S1,view,2024-01-05 10:00,P1,,5,1\nE2,{second},S1,view,2024-01-05 10:05,P1,,5,1\nE3,U1,S2,view,2024-01-05 11:00,P1,,5,1\n");

        (await VisitsAsync(shop)).ShouldBe([(new(2024, 1, 5), 2, 0, 1, 3)]);
        var computed = await shop.RollupsAsync();
        await shop.RebuildAsync();
        computed.ShouldBe(await shop.RollupsAsync());
    }

    [Fact]
    public async Task A_file_of_more_visitors_than_are_gathered_at_once_finds_each_ones_events_and_counts_their_visits()
    {
        const int visitors = 120_050;
        var text = new StringBuilder("user_id,session_id,event_type,timestamp\n");
        for (var row = 0; row < visitors; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"U{row},S{row},view,2024-01-05 10:00\n");
        }

        text.Append("U0,S0,view,2024-01-05 10:30\nU0,again,view,2024-01-05 12:00\n");
        var shop = await database.NewShopAsync();
        await Succeed(shop, text.ToString());

        (await VisitsAsync(shop)).ShouldBe([(new(2024, 1, 5), visitors + 1, 0, visitors, visitors + 2)]);
        var named = await shop.ReadAsync(db => db.Set<VisitorSessions>().Where(v => v.CustomerId == "U0"));
        named.OrderBy(v => v.Part).Select(v => v.SessionIds).ShouldBe([["S0"], ["S0", "again"]]);
    }

    [Fact]
    public void More_sessions_than_are_worth_the_memory_are_left_to_the_server()
    {
        var visits = new PassingVisits();
        for (var session = 0; session < 400_000; session++)
        {
            visits.Meet(BitConverter.GetBytes(session), 1, new(2024, 1, 5), false);
        }

        visits.Complete().ShouldNotBeNull().ShouldHaveSingleItem().Sessions.ShouldBe(400_000);
        visits.Meet("one more"u8, 1, new(2024, 1, 5), false);
        visits.Complete().ShouldBeNull();
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

    private static async Task<IReadOnlyList<(DateOnly Day, int Sessions, int Purchasing, int Visitors, int Events)>> VisitsAsync(Shop shop)
        => [.. (await shop.ReadAsync(db => db.DailySessions.OrderBy(d => d.SessionDate))).Select(d => (d.SessionDate, d.Sessions, d.PurchasingSessions, d.Visitors, d.Events))];

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
