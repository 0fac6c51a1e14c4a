using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class MasterDataTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Customers = "customerid,customername,region,signupdate\nC1,Ann,Asia,2023-01-02\nC2,Bob,Europe,2023-05-06\n";
    private const string Products = "productid,productname,category,price\nP1,Lamp,Home,10\nP2,Book,Books,5\n";
    private const string Transactions = "transactionid,customerid,productid,transactiondate,quantity,totalvalue\nT1,C1,P1,2024-01-05,2,20\nT2,C2,P2,2024-01-05,1,5\nT3,C3,P9,2024-01-06,1,7\n";

    public static TheoryData<string> Orders => ["CPT", "CTP", "PCT", "PTC", "TCP", "TPC"];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Customers_products_and_transactions_give_the_same_figures_in_any_order(string order)
    {
        var shop = await database.NewShopAsync();

        foreach (var letter in order)
        {
            var upload = await shop.LoadAsync(letter switch { 'C' => Customers, 'P' => Products, _ => Transactions });
            (upload.Status, upload.RowsNew).ShouldBe((UploadStatus.Succeeded, letter == 'T' ? 3 : 2));
        }

        (await shop.ReadAsync(db => db.DailySales.OrderBy(d => d.SaleDate).ThenBy(d => d.Region).ThenBy(d => d.Category)))
            .Where(d => d.Region != "*" && d.Category != "*")
            .Select(d => (d.SaleDate.Day, d.Region, d.Category, d.NetSales))
            .ShouldBe([(5, "Asia", "Home", 20), (5, "Europe", "Books", 5), (6, "Unknown", "Unknown", 7)]);
        (await shop.CustomersAsync()).Select(c => (c.CustomerId, c.Name, c.Region)).ShouldBe([("C1", "Ann", "Asia"), ("C2", "Bob", "Europe"), ("C3", null, "Unknown")]);
        (await shop.ProductsAsync()).Select(p => (p.Name, p.Category, p.UnitsSold)).ShouldBe([("Lamp", "Home", 2), ("Book", "Books", 1), ("P9", "Unknown", 1)]);
    }

    /// <summary>Whatever comes first, facts and figures are the same once all is there, and what was missing has healed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Random_customers_products_and_orders_give_the_same_facts_in_any_order(int seed)
    {
        var random = new Random(seed);
        var files = new Dictionary<char, string>
        {
            ['C'] = "customer_id,name,region\n" + Lines(4, i => $"C{i + random.Next(2)},Name {i},R{random.Next(3)}"),
            ['P'] = "product_id,product_name,category,price\n" + Lines(3, i => $"P{i},Product {i},K{random.Next(2)},{random.Next(1, 9)}"),
            ['T'] = "order_id,order_date,customer_id,region,product_id,category,quantity,unit_price\n"
                + Lines(20, i => Line(i % 9, random)),
        };
        var states = new List<string>();
        foreach (var order in new[] { "CPT", "CTP", "PCT", "PTC", "TCP", "TPC" })
        {
            var shop = await database.NewShopAsync();
            foreach (var letter in order)
            {
                (await shop.LoadAsync(files[letter])).Error.ShouldBeNull();
            }

            states.Add(WithoutTenant(await shop.RollupsAsync(), shop) + await FactsAsync(shop));
        }

        states.Distinct().ShouldHaveSingleItem().ShouldContain("Product 1");
    }

    [Theory]
    [InlineData("UPI")]
    [InlineData("UIP")]
    [InlineData("IPU")]
    [InlineData("PUI")]
    [InlineData("IUP")]
    [InlineData("PIU")]
    public async Task Purchases_without_a_price_take_the_products_in_any_order(string order)
    {
        var shop = await database.NewShopAsync();
        foreach (var letter in order)
        {
            var upload = await shop.LoadAsync(letter switch
            {
                'U' => "user_id,name,email\n1,Ann,a@example.com\n",
                'P' => "product_id,name,category,price\n1,Lamp,Home,12.50\n2,Book,Books,8\n",
                _ => "user_id,product_id,interaction_type,timestamp\n1,1,view,2024-01-05 10:00:00\n1,1,purchase,2024-01-05 10:05:00\n1,2,purchase,2024-01-06 10:05:00\n",
            });
            upload.Status.ShouldBe(UploadStatus.Succeeded);
        }

        (await shop.SalesAsync()).Select(s => (s.SaleDate.Day, s.TotalSales, s.TotalProductsSold)).ShouldBe([(5, 12.50m, 1m), (6, 8m, 1m)]);
        (await shop.ReadAsync(db => db.Customers)).ShouldHaveSingleItem().Name.ShouldBe("Ann");
    }

    [Fact]
    public async Task A_customer_who_stands_twice_is_taken_as_written_last()
    {
        var shop = await database.NewShopAsync();
        const string Text = "customerid,customername,region,signupdate\nC1,Ann,Asia,2023-01-02\nC1,Anna,Asia,2023-01-02\nC2,Bob,Asia,2023-01-02\nC2,Bob,Asia,2023-01-02\n";

        var first = await shop.LoadAsync(Text);
        var again = await shop.LoadAsync(Text);

        (first.RowsNew, first.RowsUnchanged, first.RowsRejected, first.RowsRead).ShouldBe((2, 1, 1, 4));
        (again.RowsNew, again.RowsChanged, again.RowsUnchanged, again.RowsRejected).ShouldBe((0, 0, 3, 1));
        (await shop.RejectedAsync(first.UploadId)).ShouldHaveSingleItem().Reasons.ShouldBe(["row 2 of this file has the same customer and was taken instead"]);
        (await shop.ReadAsync(db => db.Customers.OrderBy(c => c.CustomerId))).Select(c => c.Name).ShouldBe(["Anna", "Bob"]);
    }

    [Fact]
    public async Task Users_of_the_behaviour_platform_keep_their_segment_and_place()
    {
        var shop = await database.NewShopAsync();

        await shop.LoadAsync("user_id,email,registration_date,age,gender,location,segment\nU1,u1@example.com,2024-01-02,33,F,Berlin,High Value\n");

        var user = (await shop.ReadAsync(db => db.Customers)).ShouldHaveSingleItem();
        (user.Region, user.City, user.GivenSegment, user.Age, user.RegisteredOn).ShouldBe(("Berlin", "Berlin", "High Value", 33, new DateOnly(2024, 1, 2)));
    }

    /// <summary>An order has one customer and one day.</summary>
    private static string Line(int order, Random random)
        => $"O{order},2024-01-0{1 + order % 5},C{order % 7},,P{random.Next(5)},,{random.Next(1, 4)},{random.Next(1, 20)}.5";

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    private static string WithoutTenant(string rows, Shop shop) => rows.Replace($"\"tenant_id\": {shop.Tenant.TenantId}", "", StringComparison.Ordinal);

    private static async Task<string> FactsAsync(Shop shop)
        => string.Join('\n',
            (await shop.LinesAsync()).Select(l => $"{l.OrderId} {l.ProductId} {l.Occurrence} {l.OrderDate} {l.CustomerId} {l.Quantity} {l.NetSales}")
            .Concat((await shop.ReadAsync(db => db.Customers.OrderBy(c => c.CustomerId))).Select(c => $"{c.CustomerId} {c.Name} {c.Region} {c.IsDerived}"))
            .Concat((await shop.ReadAsync(db => db.Products.OrderBy(p => p.ProductId))).Select(p => $"{p.ProductId} {p.Name} {p.Category} {p.Price} {p.IsDerived}")));
}
