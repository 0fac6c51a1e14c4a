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
}
