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
}
