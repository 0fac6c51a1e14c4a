using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>The worked example of the definitions: nine orders of five customers, every figure checked by hand.</summary>
public class WorkedExampleTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    public const string Orders =
        """
        order_id,order_date,customer_id,product_id,quantity,unit_price
        1,2024-01-05,C1,A,1,100
        2,2024-02-10,C1,B,1,50
        3,2024-03-15,C1,A,1,100
        4,2024-01-20,C2,B,1,50
        5,2024-01-25,C3,C,1,30
        6,2024-03-02,C3,C,1,30
        7,2024-02-03,C4,A,1,100
        8,2024-02-20,C4,A,1,100
        9,2024-03-10,C5,B,1,50
        """;

    [Fact]
    public async Task Days_customers_and_products_carry_its_figures()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Orders.Replace(",100", ",999"));

        var upload = await shop.LoadAsync(Orders);

        (upload.Status, upload.RowsRead, upload.RowsNew).ShouldBe((UploadStatus.Succeeded, 9, 9));
        var months = (await shop.SalesAsync()).GroupBy(s => s.SaleDate.Month).ToDictionary(m => m.Key, m => m.Sum(s => s.TotalSales));
        months.ShouldBe(new Dictionary<int, decimal> { [1] = 180, [2] = 250, [3] = 180 }, ignoreOrder: true);
        (await shop.CustomersAsync()).Select(c => (c.CustomerId, c.LifetimeOrders, c.LifetimeNetSales)).ShouldBe(
            [("C1", 3, 250), ("C2", 1, 50), ("C3", 2, 60), ("C4", 2, 200), ("C5", 1, 50)]);
        (await shop.ProductsAsync()).Select(p => (p.ProductId, p.Orders, p.NetSales)).ShouldBe([("A", 4, 400), ("B", 3, 150), ("C", 2, 60)]);
        (await shop.StateAsync())!.AsOfDate.ShouldBe(new DateOnly(2024, 3, 15));
    }

    [Fact]
    public async Task A_day_that_loses_its_sales_disappears()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(Orders);

        var upload = await shop.LoadAsync(
            """
            order_id,order_date,customer_id,product_id,quantity,unit_price
            9,2024-03-11,C5,B,1,70
            3,2024-03-15,C1,A,1,100
            """);

        (upload.RowsRead, upload.RowsNew, upload.RowsChanged, upload.RowsUnchanged).ShouldBe((2, 0, 1, 1));
        (await shop.SalesAsync()).Where(s => s.SaleDate.Month == 3).Select(s => (s.SaleDate.Day, s.TotalSales, s.UniqueCustomers)).ShouldBe(
            [(2, 30, 1), (11, 70, 1), (15, 100, 1)]);
        (await shop.CustomersAsync()).Single(c => c.CustomerId == "C5").LastOrderOn.ShouldBe(new DateOnly(2024, 3, 11));
    }
}
