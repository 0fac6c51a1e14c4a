using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Mapping;

public class QuestionTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Open = "order_id,order_date,customer_id,product_id,unit_price\n1,03/04/2024,C1,A,10\n2,05/06/2024,C1,A,10\n";

    [Fact]
    public async Task Dates_that_can_be_read_both_ways_are_asked_for_and_the_answer_is_remembered()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(Open);

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error!.ShouldContain("order_date");
        var answer = new Dictionary<string, string>
        {
            ["order_id"] = "order_id",
            ["ordered_at"] = "order_date",
            ["customer_id"] = "customer_id",
            ["product_id"] = "product_id",
            ["unit_price"] = "unit_price",
            ["date_order"] = "day_first",
        };
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, answer)).ShouldBeEmpty();
        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.Succeeded);
        (await shop.SalesAsync()).Select(s => s.SaleDate).ShouldBe([new DateOnly(2024, 4, 3), new DateOnly(2024, 6, 5)]);
        var next = await shop.LoadAsync(Open.Replace("03/04/2024", "07/08/2024"));
        (next.Status, next.RowsChanged).ShouldBe((UploadStatus.Succeeded, 1));
    }

    /// <summary>13 January, 3 February and the last of the year before; read day first they would be of 2013, 2003 and 2031.</summary>
    [Fact]
    public async Task Dates_whose_first_two_digits_may_be_the_year_are_asked_for()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "order_id,order_date,customer_id,product_id,unit_price\n";

        var upload = await shop.LoadAsync(header + "1,24-01-13,C1,A,10\n2,24-02-03,C1,A,10\n3,23-12-31,C1,A,10\n");
        var days = await other.LoadAsync(header + "1,13-01-24,C1,A,10\n2,03-02-24,C1,A,10\n3,31-12-23,C1,A,10\n");

        upload.Error.ShouldBe("Every date in order_date is written like 24-01-13, and may begin with the year or with the day: say which (date_order).");
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, new()
        {
            ["order_id"] = "order_id",
            ["ordered_at"] = "order_date",
            ["customer_id"] = "customer_id",
            ["product_id"] = "product_id",
            ["unit_price"] = "unit_price",
            ["date_order"] = "year_first",
        })).ShouldBeEmpty();
        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.Succeeded);
        DateOnly[] expected = [new(2023, 12, 31), new(2024, 1, 13), new(2024, 2, 3)];
        (await shop.SalesAsync()).Select(s => s.SaleDate).ShouldBe(expected);
        days.Status.ShouldBe(UploadStatus.Succeeded);
        (await other.SalesAsync()).Select(s => s.SaleDate).ShouldBe(expected);
    }

    [Fact]
    public async Task One_late_value_decides_the_order_of_all_dates()
    {
        var shop = await database.NewShopAsync();
        var rows = string.Concat(Enumerable.Range(3, 25_000).Select(i => $"{i},03/04/2024,C1,A,10\n"));

        var upload = await shop.LoadAsync(Open + rows + "99999,04/25/2024,C1,A,10\n");

        upload.Status.ShouldBe(UploadStatus.Succeeded);
        (await shop.SalesAsync())[0].SaleDate.ShouldBe(new DateOnly(2024, 3, 4));
    }

    [Fact]
    public async Task Columns_of_other_names_are_asked_for_with_a_suggestion()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("Beleg;Wann;order number;Preis\nx;2024-01-05;1;10,50\n");

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Mapping!.ShouldContain("order number");
        upload.SourceColumns.ShouldBe(["Beleg", "Wann", "order number", "Preis"]);
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, new() { ["order_id"] = "order number", ["ordered_at"] = "When" }))
            .ShouldBe(["The file has no column When (for ordered_at).", "Choose a column for net_sales (line total) or unit_price."]);
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, new() { ["order_id"] = "order number", ["ordered_at"] = "Wann", ["unit_price"] = "Preis" }))
            .ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
        (await shop.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(10.5m);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public async Task Numbers_that_may_be_thousands_are_asked_for_once_and_what_was_said_has_the_shops_own_day(string timeZone)
    {
        // At any time of the day one of the two has another date than Greenwich.
        var shop = await database.NewShopAsync(timeZone);
        const string Text = "order_id;order_date;customer_id;product_id;quantity;unit_price\n1;2024-01-05;C1;A;1;1.234\n";

        var upload = await shop.LoadAsync(Text);

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error.ShouldBe("Numbers in unit_price like 1.234 (1 of them) may be a thousand and more, or one and a bit: no number of the file shows which. Say it (decimal_mark).");
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, Lines(("decimal_mark", ",")))).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
        (await shop.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(1234m);
        var next = await shop.LoadAsync(Text.Replace("1.234", "2.500"));
        (next.Status, next.RowsChanged).ShouldBe((UploadStatus.Succeeded, 1));
        next.Dialect!.ShouldContain($"Read with decimal comma as you said on {await SaidOnAsync(shop)}.");
    }

    [Fact]
    public async Task One_column_that_shows_its_mark_decides_for_those_that_do_not()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("order_id;order_date;customer_id;product_id;quantity;unit_price\n1;2024-01-05;C1;A;1.000;12,50\n");

        (await shop.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(12_500m);
        upload.Dialect!.ShouldContain("Read with decimal comma like unit_price.");
    }

    [Fact]
    public async Task Dates_that_contradict_each_other_are_said_and_asked_for()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(
            "order_id,order_date,customer_id,product_id,quantity,unit_price\n1,13/04/2024,C1,A,1,10\n2,04/25/2024,C1,A,1,10\n3,03/04/2024,C1,A,1,10\n");

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error!.ShouldContain("Dates in order_date contradict each other. 3 dates: 0 begin with the year, 1 can only be day first, 1 only month first.");
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, Lines(("date_order", "day_first")))).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
        (await shop.SalesAsync()).Select(s => s.SaleDate).ShouldBe([new DateOnly(2024, 4, 3), new DateOnly(2024, 4, 13)]);
        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Reasons.ShouldBe(["order_date is read day first, and 04/25/2024 is written otherwise: correct it, or say how the file's dates are written (date_order) and load it again"]);
    }

    [Fact]
    public async Task A_remembered_order_that_a_file_disproves_is_asked_anew_and_can_be_forgotten()
    {
        var shop = await database.NewShopAsync();
        var first = await shop.LoadAsync(Lined("03/04/2024"));
        await shop.AnswerAsync(first.UploadId, UploadKind.OrderLines, Lines(("date_order", "month_first")));
        await shop.RunAsync(first.UploadId);

        var second = await shop.LoadAsync(Lined("13/04/2024"));
        var saidOn = await SaidOnAsync(shop);
        (await shop.ForgetAsync(first.UploadId)).ShouldBeTrue();
        var third = await shop.LoadAsync(Lined("05/04/2024"));

        second.Status.ShouldBe(UploadStatus.NeedsMapping);
        second.Error!.ShouldStartWith($"You said on {saidOn} that dates are written month first, but the dates in order_date prove the opposite.");
        third.Error.ShouldBe("Every date in order_date can be read day first and month first: say which (date_order).");
        (await shop.ForgetAsync(first.UploadId)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Rechnungsnummer;Rechnungsdatum;Kundennummer;Artikelnummer;Menge;Einzelpreis")]
    [InlineData("Numéro commande;Date commande;Client ID;Réf produit;Quantité;Prix unitaire")]
    [InlineData("Número de pedido;Fecha pedido;ID cliente;Código producto;Cantidad;Precio unitario")]
    [InlineData("Número do Pedido;Data do Pedido;Código cliente;Código produto;Quantidade;Preço unitário")]
    [InlineData("Sales order number;Order date (UTC);SAP customer ID;Our product code;Qty;Unit price EUR")]
    public async Task Headers_of_other_languages_and_names_like_ours_need_no_answer(string header)
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(header + "\n7;13.01.2024;C1;A;2;1.234,50\n");

        upload.Error.ShouldBeNull();
        var line = (await shop.LinesAsync()).ShouldHaveSingleItem();
        (line.OrderId, line.OrderDate, line.CustomerId, line.ProductId, line.NetSales).ShouldBe(("7", new DateOnly(2024, 1, 13), "C1", "A", 2469m));
    }

    [Fact]
    public async Task A_column_found_by_its_values_alone_is_confirmed_first()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("Bestellnummer;Wann;Wer;Was es kostete\n1;13.01.2024;ann@example.com;10,50\n2;14.01.2024;bob@example.com;7,25\n");

        (upload.Status, upload.Kind).ShouldBe((UploadStatus.NeedsMapping, UploadKind.OrderLines));
        upload.Error.ShouldBe("Wann is taken for the date of the order (ordered_at) as the only column of dates. Was es kostete is taken for the line total after discount (net_sales) as the only column of amounts. Confirm it, or choose another.");
        LayoutOf(upload).ShouldContain(("customer_email", "Wer"));
    }

    [Fact]
    public async Task What_is_said_of_a_loaded_file_is_used_for_the_next_one()
    {
        var shop = await database.NewShopAsync();
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        byte[] File(string id) => System.Text.Encoding.GetEncoding(1250).GetBytes($"customer_id,name,city\n{id},Ann,Loď\n");
        var first = await shop.LoadAsync(File("C1"));

        (await shop.AnswerAsync(first.UploadId, UploadKind.Customers, new() { ["customer_id"] = "customer_id", ["city"] = "city", ["encoding"] = "windows-1250" })).ShouldBeEmpty();
        var next = await shop.LoadAsync(File("C2"));

        (await shop.FindAsync(first.UploadId)).Status.ShouldBe(UploadStatus.Succeeded);
        next.Status.ShouldBe(UploadStatus.Succeeded);
        (await shop.ReadAsync(db => db.Customers.OrderBy(c => c.CustomerId))).Select(c => c.City).ShouldBe(["Loï", "Loď"]);
    }

    [Fact]
    public async Task Lines_of_orders_without_a_date_are_no_list_of_products()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("order_id,line_number,product_id,price\nx,1,p,58.90\n");

        (upload.Status, upload.Kind).ShouldBe((UploadStatus.NeedsMapping, UploadKind.OrderItems));
        upload.Error!.ShouldStartWith("The file has no dates. Its rows are taken for items of orders");
        (await shop.ReadAsync(db => db.Products)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Habits_of_a_known_layout_outlast_a_corrected_column()
    {
        var shop = await database.NewShopAsync("Europe/London", "GBP");
        var upload = await shop.LoadAsync("Invoice;StockCode;Description;Quantity;InvoiceDate;Price;Customer ID;Country\nC1;22423;CAKE STAND;-1;01/02/2010 10:00;12,75;17850;UK\n");
        upload.Status.ShouldBe(UploadStatus.NeedsMapping, "a copy with semicolons and commas is not as published");

        await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, new()
        {
            ["order_id"] = "Invoice",
            ["ordered_at"] = "InvoiceDate",
            ["product_id"] = "StockCode",
            ["quantity"] = "Quantity",
            ["unit_price"] = "Price",
            ["date_order"] = "day_first",
        });
        await shop.RunAsync(upload.UploadId);

        (await shop.LinesAsync()).Select(l => (l.Kind, l.OrderDate)).ShouldBe([(Data.Facts.LineKind.Return, new DateOnly(2010, 2, 1))]);
    }

    [Fact]
    public async Task Times_without_offset_are_UTC_where_a_person_says_so()
    {
        var shop = await database.NewShopAsync("Asia/Kolkata");
        var upload = await shop.LoadAsync("order_id,when,customer_id,product_id,quantity,unit_price\n1,2024-01-05 20:00,C1,A,1,10\n");

        await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, Lines(("ordered_at", "when"), ("clock", "utc")));
        await shop.RunAsync(upload.UploadId);

        (await shop.LinesAsync()).ShouldHaveSingleItem().OrderDate.ShouldBe(new DateOnly(2024, 1, 6));
    }

    [Theory]
    [InlineData("just one column\n1\n2\n", "one column")]
    [InlineData("  \n", "empty")]
    [InlineData("order_id,order_date\n1,\"2024", "")]
    public async Task A_file_that_cannot_be_read_says_why(string text, string reason)
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(text);

        upload.Status.ShouldBeOneOf(UploadStatus.Failed, UploadStatus.NeedsMapping);
        upload.Error!.ShouldContain(reason);
        upload.Error!.ShouldNotContain("Exception");
    }

    private static async Task<string> SaidOnAsync(Shop shop)
        => $"{TimeZoneInfo.ConvertTimeBySystemTimeZoneId((await shop.ReadAsync(db => db.SavedMappings)).Single().SavedAt, shop.Tenant.TimeZone):d MMM yyyy}";

    private static string Lined(string date) => $"order_id,order_date,customer_id,product_id,quantity,unit_price\n1,{date},C1,A,1,10\n";

    private static Dictionary<string, string> Lines(params (string Name, string Value)[] more)
    {
        var mapping = new[] { "order_id", "customer_id", "product_id", "quantity", "unit_price" }.ToDictionary(field => field);
        mapping["ordered_at"] = "order_date";
        foreach (var (name, value) in more)
        {
            mapping[name] = value;
        }

        return mapping;
    }

    private static IEnumerable<(string Field, string Column)> LayoutOf(Upload upload)
        => System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!.Select(pair => (pair.Key, pair.Value));
}
