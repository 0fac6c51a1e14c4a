using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>What shops and spreadsheets do to files that are right otherwise.</summary>
public class MerchantHabitTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,order_date,customer_id,product_id,quantity,unit_price,discount\n";

    [Fact]
    public async Task An_address_in_capitals_is_the_same_customer_in_orders_master_data_and_events()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "1,2024-01-05,ANN@EXAMPLE.COM,A,1,10,\n");
        await shop.LoadAsync("customer_id,name,region\nann@example.COM,Ann,North\n");
        await shop.LoadAsync("event_id,user_id,session_id,event_type,timestamp\nE1,Ann@example.com,S1,product_view,2024-01-05 09:00:00\n");

        var upload = await shop.LoadAsync(Header + "1,2024-01-05,Ann@Example.com,A,1,10,\n2,2024-01-06,ann@example.com,A,1,20,\n3,2024-01-06,CUST-7,A,1,1,\n");

        upload.RowsNew.ShouldBe(3);
        (await shop.CustomersAsync()).Select(customer => (customer.CustomerId, customer.LifetimeOrders, customer.LifetimeNetSales))
            .ShouldBe([("CUST-7", 1, 1m), ("ann@example.com", 2, 30m)], ignoreOrder: true);
        (await shop.DailySalesAsync("North")).Sum(day => day.NetSales).ShouldBe(30m);
        (await shop.ReadAsync(db => db.Events)).ShouldHaveSingleItem().CustomerId.ShouldBe("ann@example.com");
        (await other.CustomersAsync()).ShouldHaveSingleItem().LifetimeNetSales.ShouldBe(10m);
        await shop.UndoAsync(upload);
        (await shop.CustomersAsync()).ShouldAllBe(customer => customer.LifetimeOrders == 0);
    }

    [Fact]
    public async Task A_number_that_a_spreadsheet_shortened_is_rejected_and_makes_no_order_of_two()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "1,2024-01-05,C1,A,1,10,\n");

        var upload = await shop.LoadAsync(Header + "1.23457E+11,2024-01-05,C1,A,1,10,\n1.23457E+11,2024-01-06,C2,A,1,20,\n3,2024-01-06,C2,1E+05,1,5,\n4,2024-01-06,C2,2E-10,1,7,\n");

        (upload.RowsNew, upload.RowsRejected).ShouldBe((1, 3));
        (await shop.RejectedAsync(upload.UploadId))[0].Reasons.ShouldHaveSingleItem().ShouldBe(
            "order_id is 1.23457E+11: a spreadsheet shortened a long number and its other digits are lost. Show the column as text or as whole numbers there, and export it again");
        (await shop.DailySalesAsync()).Single().NetSales.ShouldBe(7m);
        (await other.DailySalesAsync()).Single().NetSales.ShouldBe(10m);
    }

    [Fact]
    public async Task A_discount_with_a_minus_takes_off_as_one_without_and_comes_back_with_a_return()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "1,2024-01-05,C1,A,1,10,1\n");

        await shop.LoadAsync(Header + "1,2024-01-05,C1,A,2,10,-2.00\n2,2024-01-05,C1,A,2,10,2.00\n3,2024-01-06,C1,A,-1,10,-1.00\n5,2024-01-06,C1,A,-1,10,1.00\n");
        await shop.LoadAsync("order_id,order_date,customer_id,product_id,net_sales,discount\n4,2024-02-05,C1,A,18,-2.00\n");

        (await shop.LinesAsync()).Select(line => (line.OrderId, line.Discount, line.NetSales))
            .ShouldBe([("1", 2m, 18m), ("2", 2m, 18m), ("3", -1m, -9m), ("4", 2m, 18m), ("5", -1m, -9m)]);
        (await other.LinesAsync()).Single().NetSales.ShouldBe(9m);
    }

    [Fact]
    public async Task A_price_without_cents_is_no_return()
    {
        var (shop, other) = (await database.NewShopAsync("Europe/Zurich", "CHF"), await database.NewShopAsync("Europe/Zurich", "CHF"));
        const string header = "Belegnr;Datum;Kunde;Artikel;Menge;Betrag\n";
        await other.LoadAsync(header + "1;05.01.2024;A;X;1;5.-\n");

        var upload = await shop.LoadAsync(header + "1;05.01.2024;A;X;1;CHF 1'250.-\n2;05.01.2024;A;X;1;12.50\n3;05.01.2024;A;X;1;12.50-\n");

        upload.RowsRejected.ShouldBe(0);
        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(day => day.Returns.ShouldBe(12.5m), day => day.NetSales.ShouldBe(1250m));
        (await other.DailySalesAsync()).Single().NetSales.ShouldBe(5m);
    }

    [Fact]
    public async Task The_apostrophe_that_guards_a_rejected_row_is_none_of_its_values()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "Belegnr;Datum;Kunde;Artikel;Menge;Betrag";
        await other.LoadAsync(header + "\n1;15.01.2024;A;X;1;5,00\n");

        var upload = await shop.LoadAsync(header + ";row_number;reasons\n1;15.01.2024;'=A1;'-X;1;-1.234,50;7;corrected\n", kind: UploadKind.OrderLines);
        await other.LoadAsync(header + "\n2;15.01.2024;'=A1;X;1;5,00\n");

        upload.RowsRejected.ShouldBe(0);
        (await shop.LinesAsync()).Select(line => (line.CustomerId, line.ProductId, line.NetSales)).ShouldBe([("=A1", "-X", -1234.5m)]);
        (await other.LinesAsync()).Select(line => line.CustomerId).ShouldBe(["A", "'=A1"]);
    }

    /// <summary>One surname in a hundred is Null; half a column of Null is a program's word for nobody.</summary>
    [Theory]
    [InlineData(1, "Null")]
    [InlineData(60, null)]
    public async Task Somebody_called_Null_keeps_the_name_where_hardly_anybody_is(int nulls, string? name)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync("customer_id,name\nC0,Ann\n", kind: UploadKind.Customers);

        await shop.LoadAsync(
            "customer_id,first_name,last_name,country\n" + string.Concat(Enumerable.Range(0, 120).Select(i => $"C{i},Nat,{(i < nulls ? "Null" : "Smith")},Null\n")), kind: UploadKind.Customers);

        var customer = (await shop.ReadAsync(db => db.Customers.Where(c => c.CustomerId == "C0"))).Single();
        (customer.Name, customer.Country).ShouldBe((name, null));
        (await other.ReadAsync(db => db.Customers)).ShouldHaveSingleItem().Name.ShouldBe("Ann");
    }
}
