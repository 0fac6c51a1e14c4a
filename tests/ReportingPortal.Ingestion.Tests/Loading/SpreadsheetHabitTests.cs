using ReportingPortal.Data.Uploads;
using ReportingPortal.Testing.Files;
using Shouldly;
using Xunit;
using static ReportingPortal.Testing.Files.WorkbookFile;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>What spreadsheets and the programs that write them put into cells beside plain values.</summary>
public class SpreadsheetHabitTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,order_date,customer_id,product_id,quantity,unit_price";

    /// <summary>2 × 10 less nothing, 25 % and all of it.</summary>
    [Fact]
    public async Task A_cell_in_percent_is_a_share_and_no_amount()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var file = new WorkbookFile { Formats = { "14", "9", "0.0\\ %" } };
        string?[] Row(string id, string? discount) => [Number(id), Number("45299", 1), Inline("C1"), Inline("A"), Number("2"), Number("10"), discount];
        file.Add("Orders", [.. (Header + ",discount").Split(',').Select(Inline)], Row("1", Number("0", 2)), Row("2", Number("1", 2)));
        var mixed = new WorkbookFile { Formats = { "14", "9", "0.0\\ %" } };
        mixed.Add("Orders", [.. (Header + ",discount").Split(',').Select(Inline)], Row("1", Number("0.25", 3)), Row("2", Number("2.5")));

        await shop.LoadAsync(file.ToBytes(), "orders.xlsx");
        var upload = await other.LoadAsync(mixed.ToBytes(), "orders.xlsx");

        (await shop.LinesAsync()).Select(line => (line.OrderId, line.Discount, line.NetSales)).ShouldBe([("1", 0m, 20m), ("2", 20m, 0m)]);
        (await other.LinesAsync()).Select(line => (line.OrderId, line.NetSales)).ShouldBe([("2", 17.5m)]);
        (await other.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Reasons.ShouldBe(["discount is 25%, a share and no amount"]);
    }

    /// <summary>12.34 and 1,234.00 in the shop's euros; 100 dollars are none.</summary>
    [Fact]
    public async Task An_amount_shown_in_another_currency_is_rejected()
    {
        var shop = await database.NewShopAsync(currency: "EUR");
        var file = new WorkbookFile { Formats = { "#,##0.00 [$€-407]", "[$$-409]#,##0.00" } };
        file.Add("Orders",
            [file.Text("order_id"), file.Text("order_date"), file.Text("sku"), file.Text("line_total")],
            [file.Text("1"), file.Text("2024-01-08"), file.Text("A"), WorkbookFile.Number("12.34", 1)],
            [file.Text("2"), file.Text("2024-01-08"), file.Text("A"), WorkbookFile.Number("1.234", 1)],
            [file.Text("3"), file.Text("2024-01-08"), file.Text("A"), WorkbookFile.Number("1234", 1)],
            [file.Text("4"), file.Text("2024-01-08"), file.Text("A"), WorkbookFile.Number("100", 2)]);

        var upload = await shop.LoadAsync(file.ToBytes(), "orders.xlsx");

        (upload.Status, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, 3, 1), upload.Error);
        (await shop.LinesAsync()).Select(l => l.NetSales).ShouldBe([12.34m, 1.234m, 1234m]);
    }

    [Fact]
    public async Task A_formula_that_failed_makes_no_order_of_all_the_others_that_did()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "\n1,2024-01-05,C1,A,1,10\n");

        var upload = await shop.LoadAsync(Header + "\n#N/A,2024-01-05,C1,A,1,10\n#N/A,2024-01-06,C2,A,1,10\n#1001,2024-01-06,C2,A,1,7\n4,2024-01-06,#BEZUG!,A,1,10\n");

        (upload.RowsNew, upload.RowsRejected).ShouldBe((1, 3));
        (await shop.LinesAsync()).ShouldHaveSingleItem().OrderId.ShouldBe("#1001");
        (await shop.RejectedAsync(upload.UploadId))[0].Reasons.ShouldBe(["order_id is #N/A: a formula failed in the spreadsheet. Put it right there, and export it again"]);
    }

    /// <summary>Two guests and one customer called Null, who is a person: only the words for nothing are nobody.</summary>
    [Fact]
    public async Task Words_for_nothing_are_no_customer_and_no_number()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "\n1,2024-01-05,NA,A,1,10\n");

        var upload = await shop.LoadAsync(Header + ",discount\n1,2024-01-05,NULL,A,1,10,NaN\n2,2024-01-05,nan,A,1,20,\\N\n3,2024-01-05,C1,A,1,5,1.50\n4,2024-01-05,C1,A,N/A,5,None\n");

        upload.RowsRejected.ShouldBe(0);
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.CustomerId, line.NetSales)).ShouldBe([("1", null, 10m), ("2", null, 20m), ("3", "C1", 3.5m), ("4", "C1", 5m)]);
        (await other.LinesAsync()).ShouldHaveSingleItem().CustomerId.ShouldBe("NA");
    }

    [Fact]
    public async Task True_dates_beside_texts_and_beside_days_that_lost_their_format_are_all_read()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var file = new WorkbookFile { Formats = { "14" } };
        string?[] Row(string id, string date) => [Number(id), date, Inline("C1"), Inline("A"), Number("1"), Number("10")];
        file.Add("Orders", [.. Header.Split(',').Select(Inline)],
            Row("1", Number("45299", 1)), Row("2", Inline("13/01/2024")), Row("3", Inline("03/02/2024")), Row("4", Number("45300")), Row("5", Number("45301", 1)));

        await shop.LoadAsync(file.ToBytes(), "orders.xlsx");
        var days = await other.LoadAsync(Header + "\n1,45299,C1,A,1,10\n2,45299.75,C1,A,1,10\n");

        (await shop.LinesAsync()).Select(line => line.OrderDate).ShouldBe(
            [new(2024, 1, 8), new(2024, 1, 13), new(2024, 2, 3), new(2024, 1, 9), new(2024, 1, 10)]);
        (await other.LinesAsync()).Select(line => (line.OrderDate, line.OrderedAt.UtcDateTime)).ShouldBe(
            [(new(2024, 1, 8), new DateTime(2024, 1, 7, 23, 0, 0)), (new(2024, 1, 8), new DateTime(2024, 1, 8, 17, 0, 0))]);
        days.Dialect!.ShouldContain("Numbers like 45299 are days as spreadsheets count them: 8 January 2024.");
    }

    /// <summary>A workbook keeps 25000 as 25000 and 25 as 25: 25.000 is a text, of thousands or not, and the true 1.5 beside others proves a point.</summary>
    [Fact]
    public async Task Texts_of_thousands_in_a_workbook_are_asked_for_and_true_numbers_are_not()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        static byte[] Sheet(params string[] prices)
        {
            var file = new WorkbookFile { Formats = { "14" } };
            return file.Add("Orders", [[.. Header.Split(',').Select(Inline)], .. prices.Select((price, i) => new string?[] { Number($"{i}"), Number("45299", 1), Inline("C1"), Inline("A"), Number("1"), price })]).ToBytes();
        }

        var texts = await shop.LoadAsync(Sheet(Inline("25.000"), Inline("1.250"), Number("900")), "texts.xlsx");
        await other.LoadAsync(Sheet(Number("1.234"), Number("2.500"), Number("900")), "numbers.xlsx");

        texts.Status.ShouldBe(UploadStatus.NeedsMapping);
        texts.Error!.ShouldStartWith("Numbers in unit_price like 1.234 (2 of them) may be a thousand and more, or one and a bit");
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(903.734m);
    }

    [Fact]
    public async Task An_id_of_which_only_fifteen_digits_are_left_is_rejected()
    {
        var shop = await database.NewShopAsync();
        var file = new WorkbookFile { Formats = { "14" } };
        string?[] Row(string id) => [Number(id), Number("45299", 1), Inline("C1"), Inline("A"), Number("1"), Number("10"), Inline(" ")];
        file.Add("Orders", [.. Header.Split(',').Select(Inline)], Row("1.2345678901234567E+19"), Row("1.23E+12"), Row("2053013555631882655"));

        var upload = await shop.LoadAsync(file.ToBytes(), "orders.xlsx");

        (await shop.LinesAsync()).Select(line => line.OrderId).ShouldBe(["1230000000000", "2053013555631882655"]);
        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Reasons.ShouldHaveSingleItem().ShouldStartWith("order_id is 1.23456789012346E+19");
    }

    [Theory]
    [InlineData("cancelled", "true", "FALSE")]
    [InlineData("Cancelled at", "2024-01-09", "")]
    [InlineData("is_canceled", "1", "0")]
    [InlineData("Storniert", "ja", "nein")]
    [InlineData("Storno", "10.00", "0.00")]
    [InlineData("cancelled_at", "2024-01-09", "None")]
    public async Task A_column_of_cancellations_takes_orders_out_and_a_no_leaves_them(string column, string yes, string no)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync($"{Header},{column}\n1,2024-01-05,C1,A,1,10,{yes}\n");

        await shop.LoadAsync($"{Header},{column}\n1,2024-01-05,C1,A,1,10,{no}\n2,2024-01-05,C1,A,1,20,{yes}\n");

        (await shop.DailySalesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(day => day.NetSales.ShouldBe(10m), day => day.Orders.ShouldBe(1));
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.Status, line.IsValid)).ShouldBe([("1", "completed", true), ("2", "cancelled", false)]);
        (await other.DailySalesAsync()).ShouldBeEmpty();
    }

    /// <summary>2 × 10 + 3 × 10 + 4 × 10 + 12 × 10 = 210; a weight is no number of units.</summary>
    [Fact]
    public async Task Pieces_named_beside_their_number_are_read_and_weights_are_not()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "\n1,2024-01-05,C1,A,1,10\n");

        var upload = await shop.LoadAsync(Header + "\n1,2024-01-05,C1,A,2 x,10\n2,2024-01-05,C1,A,3 pcs,10\n3,2024-01-05,C1,A,x4,10\n4,2024-01-05,C1,A,12 Stk.,10\n5,2024-01-05,C1,A,500 g,10\n");

        (await shop.LinesAsync()).Select(line => line.Quantity).ShouldBe([2m, 3m, 4m, 12m]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(210m);
        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Reasons.ShouldBe(["quantity is not a number: 500 g"]);
    }

    /// <summary>23:30 in Berlin is 22:30 in Greenwich; the later of two events of a day stays the later.</summary>
    [Fact]
    public async Task A_time_in_a_column_of_its_own_belongs_to_the_day_beside_it()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var file = new WorkbookFile { Formats = { "14", "20" } };
        string?[] Row(string id, string time) => [Number(id), Number("45299", 1), Number(time, 2), Inline("C1"), Inline("A"), Number("1"), Number("10")];
        file.Add("Orders", [.. Header.Replace("order_date", "order_date,order_time").Split(',').Select(Inline)], Row("1", "0.75"), Row("2", "0.5"));

        await shop.LoadAsync(file.ToBytes(), "orders.xlsx");
        await other.LoadAsync("user_id,event,date,time,product_id\n1,purchase,08/01/2024,11:30 PM,A\n1,view,08/01/2024,09:00 AM,A\n1,view,13/01/2024,00:10,A\n", kind: UploadKind.Events);

        (await shop.LinesAsync()).Select(line => (line.OrderDate, line.OrderedAt.UtcDateTime)).ShouldBe(
            [(new(2024, 1, 8), new DateTime(2024, 1, 8, 17, 0, 0)), (new(2024, 1, 8), new DateTime(2024, 1, 8, 11, 0, 0))]);
        (await other.ReadAsync(db => db.Events.OrderBy(e => e.OccurredAt))).Select(e => (e.EventDate, e.OccurredAt.UtcDateTime)).ShouldBe(
            [(new(2024, 1, 8), new DateTime(2024, 1, 8, 8, 0, 0)), (new(2024, 1, 8), new DateTime(2024, 1, 8, 22, 30, 0)), (new(2024, 1, 13), new DateTime(2024, 1, 12, 23, 10, 0))]);
    }

    /// <summary>Two come back for 20 less 2, costing 12, however the file signs the money.</summary>
    [Theory]
    [InlineData("-2,20,2,12")]
    [InlineData("-2,-20,2,-12")]
    public async Task Goods_that_come_back_take_their_money_with_them(string amounts)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "order_id,order_date,customer_id,product_id,quantity,line_total,discount_amount,cost\n";
        await other.LoadAsync(header + "1,2024-01-05,C1,A,2,20,2,12\n");

        await shop.LoadAsync(header + "1,2024-01-05,C1,A,5,50,0,30\n2,2024-01-05,C1,A," + amounts + "\n");

        (await shop.LinesAsync()).Select(line => (line.Quantity, line.NetSales, line.Discount, line.Cost)).ShouldBe([(5m, 50m, 0m, 30m), (-2m, -20m, -2m, -12m)]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(day => day.Returns.ShouldBe(20m), day => day.NetSales.ShouldBe(30m));
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(20m);
    }

    [Fact]
    public async Task A_sheet_that_is_no_table_says_so_beside_those_that_are()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "\n1,2024-01-05,C1,A,1,7\n");
        var file = new WorkbookFile { Formats = { "14" } };
        file.Add("Notes", [Inline("Sales; all of them")], [Inline("made by Ann; in May")])
            .Add("Orders", [.. Header.Split(',').Select(Inline)], [Number("1"), Number("45299", 1), Inline("C1"), Inline("A"), Number("1"), Number("1.234")]);

        await shop.LoadAsync(file.ToBytes(), "orders.xlsx");
        var (notes, orders) = (await shop.NamedAsync("Notes.csv"), await shop.NamedAsync("Orders.csv"));
        await shop.RunAsync(notes.UploadId);
        await shop.RunAsync(orders.UploadId);

        (await shop.FindAsync(notes.UploadId)).Error!.ShouldContain("one column only");
        (await shop.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(1.234m);
    }
}
