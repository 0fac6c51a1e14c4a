using System.Globalization;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Orders whose rows stand together are numbered while they are read, mixed ones by the server: both must come to the same.</summary>
public class MixedOrdersTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,order_date,customer_id,region,product_id,category,quantity,unit_price";

    [Fact]
    public async Task Rows_of_an_order_may_stand_anywhere_in_the_file()
    {
        var orders = Orders(new Random(7)).ToList();
        var together = await LoadedAsync(orders.SelectMany(order => order));
        var mixed = await LoadedAsync(Enumerable.Range(0, 6).SelectMany(place => orders.Where(order => order.Count > place).Select(order => order[place])));

        (await mixed.RollupsAsync()).ShouldBe(Of(mixed, await together.RollupsAsync(), together));
        (await LinesAsync(mixed)).ShouldBe(await LinesAsync(together));
        (await LinesAsync(together)).Count.ShouldBe(orders.Sum(order => order.Count));
    }

    [Fact]
    public async Task An_order_of_two_days_is_of_its_first_and_counts_its_equal_lines()
    {
        var shop = await LoadedAsync(["1,2024-01-06,C1,North,A,Toys,1,10", "1,2024-01-05,C1,North,A,Toys,1,10", "2,2024-01-07,C1,North,A,Toys,1,10", "1,2024-01-04,C1,North,B,Toys,1,10"]);

        (await LinesAsync(shop)).ShouldBe(["1 A 1 2024-01-04 10.0000", "1 A 2 2024-01-04 10.0000", "1 B 1 2024-01-04 10.0000", "2 A 1 2024-01-07 10.0000"]);
    }

    private async Task<Shop> LoadedAsync(IEnumerable<string> rows)
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(string.Join('\n', rows.Prepend(Header)) + "\n");
        return shop;
    }

    private static async Task<List<string>> LinesAsync(Shop shop)
        => [.. (await shop.LinesAsync()).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.OrderId} {l.ProductId} {l.Occurrence} {l.OrderDate:yyyy-MM-dd} {l.NetSales}"))];

    /// <summary>One shop's rows as another's: they differ in the tenant only.</summary>
    private static string Of(Shop wanted, string rollups, Shop given)
        => rollups.Replace($"\"tenant_id\": {given.Tenant.TenantId},", $"\"tenant_id\": {wanted.Tenant.TenantId},");

    /// <summary>Forty orders of one to six lines, some over two days, with equal products among them.</summary>
    private static IEnumerable<List<string>> Orders(Random random)
        => Enumerable.Range(1, 40).Select(order => Enumerable.Range(0, random.Next(1, 7))
            .Select(_ => Row(order, day: random.Next(10, 12) + order % 9, product: random.Next(3), price: random.Next(1, 50)))
            .ToList());

    /// <summary>A customer has one region and a product one category: of those, the last row of a file speaks.</summary>
    private static string Row(int order, int day, int product, int price)
        => $"{order},2024-01-{day:00},C{order % 7},{(order % 7 % 2 == 0 ? "North" : "South")},P{product},Cat{product % 2},1,{price}";
}
