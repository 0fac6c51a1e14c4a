using System.Globalization;
using System.Text;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Tests.Undoing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>A shop's first lines go straight into the table, later ones by way of a staging table and a merge: both must come to the same.</summary>
public class FirstLoadTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,order_date,customer_id,customer_name,region,product_id,product_name,category,quantity,unit_price,discount,cost,status";

    /// <summary>Without gaps customers go straight into their table, with what they bought; with gaps, by way of the server.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public async Task A_file_leads_to_the_same_facts_and_figures_as_the_first_and_as_a_later_one(int seed, bool hasGaps)
    {
        var file = File(new Random(seed), hasGaps);
        var first = await database.NewShopAsync();
        await Succeed(first, file);
        var later = await database.NewShopAsync();
        var other = await later.LoadAsync($"{Header}\n9,2023-05-05,C9,,,P9,,,1,1,,,\n", "other.csv");
        await Succeed(later, file);
        await later.UndoAsync(other);
        var untouched = await database.NewShopAsync();

        ShopState.Difference(await first.RowsAsync(), await later.RowsAsync()).ShouldBeEmpty();
        (await first.LinesAsync()).Count.ShouldBeGreaterThan(50);
        (await first.WrongCountsAsync()).ShouldBe(0);
        (await untouched.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rejected_rows_are_kept_with_their_values_and_reasons()
    {
        var shop = await database.NewShopAsync();
        var upload = await shop.LoadAsync($"{Header}\n1,2024-01-05,C1,,,A,,,1,10,,,\n2,someday,C1,,,A,,,0,10,,,\n3,2024-01-06,C1,,,A,,,1,10,,,\n");

        (upload.RowsRead, upload.RowsNew, upload.RowsRejected).ShouldBe((3, 2, 1));
        var row = (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem();
        (row.RowNumber, row.Values[1]).ShouldBe((2, "someday"));
        row.Reasons.ShouldBe(["order_date is not a date: someday", "the quantity is 0"]);
        (await shop.SalesAsync()).Select(s => s.TotalSales).ShouldBe([10, 10]);
    }

    /// <summary>More than one buffer of customers, and of their orders: what is full goes between two of them.</summary>
    [Fact]
    public async Task Customers_and_orders_of_more_than_a_buffer_lose_nothing()
    {
        const int count = 14_000;
        var rows = Enumerable.Range(0, count).Select(i => $"{new string('o', 180)}{i:00000},2024-01-05,C{i:00000},{new string('n', 180)}{i:00000},,A,,,1,10,,,\n");
        var shop = await database.NewShopAsync();

        await Succeed(shop, $"{Header}\n{string.Concat(rows)}");

        (await shop.LinesAsync()).Select(line => line.CustomerId).Distinct().Count().ShouldBe(count);
        (await shop.WrongCountsAsync()).ShouldBe(0);
        // Checks that each line can be reached from its customer.
        (await shop.RowsAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_region_that_only_a_later_row_of_the_customer_tells_counts_for_the_earlier_rows()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync($"{Header}\n1,2024-01-05,C1,,,A,,,1,10,,,\n2,2024-01-06,C1,,North,A,,Toys,1,20,,,\n");

        (await shop.DailySalesAsync("North")).Select(s => s.NetSales).ShouldBe([10, 20]);
        (await shop.DailySalesAsync(category: "Toys")).Select(s => s.NetSales).ShouldBe([10, 20]);
        (await shop.DailySalesAsync("Unknown")).ShouldBeEmpty();
    }

    /// <summary>No column says a region, so customers go straight into their table, and where they bought is where no region is known.</summary>
    [Fact]
    public async Task Customers_of_a_file_without_regions_have_their_sums_and_who_bought_nothing_has_none()
    {
        var shop = await database.NewShopAsync();
        var other = await database.NewShopAsync();
        await shop.LoadAsync(
            "order_id,order_date,customer_id,customer_name,product_id,quantity,unit_price,cost,status\n"
            + "1,2024-01-05 10:00,C2,Old,A,2,10,5,\n2,2024-01-07 11:00,C2,New,A,1,3,,\n3,2024-01-09 12:00,C2,,A,-1,10,5,\n4,2024-01-06,C1,Ann,A,1,9,,cancelled\n");

        var bought = (await shop.CustomersAsync()).ShouldHaveSingleItem();
        (bought.CustomerId, bought.Name, bought.Region).ShouldBe(("C2", "New", "Unknown"));
        (bought.LifetimeOrders, bought.LifetimeNetSales, bought.LifetimeUnits).ShouldBe((2, 13, 2));
        (bought.CostedNetSales, bought.Cost).ShouldBe((10, 10));
        (bought.FirstOrderOn, bought.LastOrderOn).ShouldBe((new DateOnly(2024, 1, 5), new DateOnly(2024, 1, 7)));
        (await shop.ReadAsync(db => db.Customers)).OrderBy(c => c.CustomerId).Select(c => (c.CustomerId, c.Name, c.IsDerived)).ShouldBe([("C1", "Ann", true), ("C2", "New", true)]);
        (await other.CustomersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_region_known_from_a_customers_file_counts_for_lines_without_one()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync("customer_id,name,region\nC1,Ann,South\n");
        await shop.LoadAsync("order_id,order_date,customer_id,product_id,quantity,unit_price\n1,2024-01-05,C1,A,1,10\n2,2024-01-05,C2,A,1,5\n");

        (await shop.DailySalesAsync("South")).ShouldHaveSingleItem().NetSales.ShouldBe(10);
        (await shop.DailySalesAsync("Unknown")).ShouldHaveSingleItem().NetSales.ShouldBe(5);
    }

    /// <summary>
    /// More lines than are kept while they go by, and more figures than wait for the end of a COPY: the first days are closed
    /// and gone when the last row comes.
    /// </summary>
    [Theory]
    [InlineData("2024-01-01", 11, 10_000)]
    [InlineData("2024-01-11", 11, 10_000)]
    [InlineData("2024-02-01", 11, 10_000)]
    [InlineData("2024-02-01", 2, 40_000)]
    public async Task A_large_files_days_are_whole_whichever_day_its_last_row_is_of(string lastDay, int days, int linesOfDay)
    {
        var text = new StringBuilder("order_id,order_date,customer_id,product_id,quantity,unit_price\n");
        for (var row = 0; row < days * linesOfDay; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},2024-01-{1 + row / linesOfDay:00},C{row % 40_000},P{row % 11},1,2\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"last,{lastDay},C1,P1,1,7\n");
        var shop = await database.NewShopAsync();
        await Succeed(shop, text.ToString());

        var isNewDay = lastDay == "2024-02-01";
        var sales = await shop.SalesAsync();
        sales.Count.ShouldBe(isNewDay ? days + 1 : days);
        sales.Sum(s => s.TotalSales).ShouldBe(days * linesOfDay * 2 + 7);
        sales.Single(s => s.SaleDate == DateOnly.Parse(lastDay, CultureInfo.InvariantCulture)).TotalSales.ShouldBe(isNewDay ? 7 : linesOfDay * 2 + 7);
        (await shop.CustomersAsync()).Count.ShouldBe(40_000);
        var computed = await shop.RollupsAsync();
        await shop.RebuildAsync();
        computed.ShouldBe(await shop.RollupsAsync());
    }

    [Fact]
    public async Task A_file_of_more_customers_than_are_gathered_at_once_knows_each_one_once_and_by_their_last_name()
    {
        const int customers = 120_050;
        var text = new StringBuilder("order_id,order_date,customer_id,customer_name,product_id,quantity,unit_price\n");
        for (var row = 0; row < customers; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},2024-01-05,C{row},Name {row},P1,1,2\n");
        }

        text.Append("again,2024-01-05,C0,Other name,P1,1,7\n");
        var shop = await database.NewShopAsync();
        await Succeed(shop, text.ToString());

        var known = await shop.ReadAsync(db => db.Customers);
        known.Count.ShouldBe(customers);
        known.Single(c => c.CustomerId == "C0").Name.ShouldBe("Other name");
        known.Single(c => c.CustomerId == "C120049").Name.ShouldBe("Name 120049");
        (await shop.CustomersAsync()).Single(c => c.CustomerId == "C0").ShouldSatisfyAllConditions(c => c.LifetimeOrders.ShouldBe(2), c => c.LifetimeNetSales.ShouldBe(9));
    }

    [Fact]
    public async Task An_order_that_turns_up_again_after_thousands_of_others_sends_the_file_the_usual_way_and_nothing_twice()
    {
        var text = new StringBuilder("order_id,order_date,customer_id,product_id,quantity,unit_price\n");
        for (var row = 0; row < 5_000; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},2024-01-0{1 + row / 1_000},C{row % 70},P{row % 11},1,2\n");
        }

        text.Append("0,2023-12-31,C0,P0,1,2\n");
        var shop = await database.NewShopAsync();
        await Succeed(shop, text.ToString());

        var lines = await shop.LinesAsync();
        lines.Count.ShouldBe(5_001);
        lines.Where(l => l.OrderId == "0").Select(l => (l.Occurrence, l.OrderDate)).ShouldBe([(1, new(2023, 12, 31)), (2, new(2023, 12, 31))]);
        (await shop.SalesAsync()).Sum(s => s.TotalSales).ShouldBe(10_002);
    }

    private static async Task Succeed(Shop shop, string file)
    {
        var upload = await shop.LoadAsync(file);
        (upload.Error, upload.Status).ShouldBe((null, UploadStatus.Succeeded));
    }

    /// <summary>Thirty orders: guests, returns, cancelled ones, orders of two days and of two customers, rows that can't be taken, and gaps everywhere where wanted.</summary>
    private static string File(Random random, bool hasGaps)
    {
        var text = new StringBuilder(Header + "\n");
        for (var order = 1; order <= 30; order++)
        {
            var customer = random.Next(5) == 0 ? "" : $"C{random.Next(6)}";
            for (var line = random.Next(1, 6); line > 0; line--)
            {
                var who = random.Next(9) == 0 ? $"C{random.Next(6)}" : customer;
                var product = random.Next(4);
                text.Append(CultureInfo.InvariantCulture, $"{order},2024-01-{random.Next(10, 12) + order % 9:00} {random.Next(24):00}:30,{who},");
                text.Append($"{Or("Name of " + who)},{Or("R" + (order + line) % 3)},P{product},{Or("Thing " + product)},{Or("K" + product % 2)},");
                text.Append(CultureInfo.InvariantCulture, $"{random.Next(-1, 4)},{random.Next(0, 20)}.25,0.{random.Next(3)},{Or("3.5")},{(random.Next(8) == 0 ? "cancelled" : "")}\n");
            }
        }

        return text.ToString();

        string Or(string value) => hasGaps && random.Next(3) == 0 ? "" : value;
    }
}
