using System.Text;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Mapping;

/// <summary>The first 20,000 rows decide how a file is read; what later rows say against that is neither misread nor lost unseen.</summary>
public class BeyondSampleTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const int Sample = 20_000;

    [Fact]
    public async Task A_few_late_dates_against_the_order_are_rejected_with_what_to_do()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Orders(3, "04/03/2024,5", "25/04/2024,5"));

        var upload = await shop.LoadAsync(Orders(Sample, "04/25/2024,5", "25/04/2024,5"));

        (upload.Status, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, Sample + 1, 1));
        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.RowNumber.ShouldBe(Sample + 2),
            row => row.Reasons.ShouldBe(["order_date is read month first, and 25/04/2024 is written otherwise: correct it, or say how the file's dates are written (date_order) and load it again"]));
        (await shop.SalesAsync()).Sum(day => day.TotalSales).ShouldBe(10m * Sample + 5);
    }

    [Fact]
    public async Task Many_late_dates_against_the_order_stop_the_load_until_a_person_says_which_is_right()
    {
        var shop = await database.NewShopAsync();
        var late = Enumerable.Repeat("25/04/2024,5", 300).ToArray();

        var upload = await shop.LoadAsync(Orders(Sample, late));

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error.ShouldBe("The first 20,000 rows decided how the dates in order_date are read, and 300 of 20,300 rows contradict that, the first in row 20,001: 25/04/2024. "
            + "Nothing was loaded. Say which is right (date_order); dates that can't be read so are rejected.");
        (await shop.LinesAsync()).ShouldBeEmpty();
        (await shop.RejectedAsync(upload.UploadId)).ShouldBeEmpty();

        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, Mapping("date_order", "month_first"))).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);

        var loaded = await shop.FindAsync(upload.UploadId);
        (loaded.Status, loaded.RowsNew, loaded.RowsRejected).ShouldBe((UploadStatus.Succeeded, Sample, 300));
        var next = await shop.LoadAsync(Orders(Sample + 1, late));
        next.Status.ShouldBe(UploadStatus.NeedsMapping, "what was said of one file does not silence another's rows");
    }

    [Fact]
    public async Task Dates_that_begin_with_the_year_and_later_with_the_day_are_asked_about_and_then_all_read()
    {
        var shop = await database.NewShopAsync();
        var text = Orders(Sample, [.. Enumerable.Repeat("25/04/2024,5", 300)]).Replace("01/25/2024", "2024-01-25");

        var upload = await shop.LoadAsync(text);

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, Mapping("date_order", "day_first"))).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
        (await shop.FindAsync(upload.UploadId)).RowsNew.ShouldBe(Sample + 300);
        (await shop.SalesAsync()).Select(day => (day.SaleDate, day.TotalSales)).ShouldBe(
            [(new DateOnly(2024, 1, 25), 10m * Sample), (new DateOnly(2024, 4, 25), 1500m)]);
    }

    [Fact]
    public async Task Many_late_amounts_with_the_other_mark_stop_the_load_and_few_are_rejected()
    {
        var (few, many) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string Late = "01/25/2024,\"1.234,50\"";

        var slip = await few.LoadAsync(Orders(Sample, Late).Replace(",10\n", ",10.25\n"));
        var doubt = await many.LoadAsync(Orders(Sample, [.. Enumerable.Repeat(Late, 300)]).Replace(",10\n", ",10.25\n"));

        (slip.Status, slip.RowsRejected).ShouldBe((UploadStatus.Succeeded, 1));
        (await few.RejectedAsync(slip.UploadId)).Single().Reasons.ShouldBe(
            ["amount is read with a decimal point, and 1.234,50 is written otherwise: correct it, or say how the file's numbers are written (decimal_mark) and load it again"]);
        doubt.Status.ShouldBe(UploadStatus.NeedsMapping);
        doubt.Error!.ShouldEndWith("Say that it is the decimal point (decimal_mark) to have these rows rejected, or correct the file and upload it again.");
        (await many.AnswerAsync(doubt.UploadId, UploadKind.OrderLines, Mapping("decimal_mark", "."))).ShouldBeEmpty();
        await many.RunAsync(doubt.UploadId);
        (await many.FindAsync(doubt.UploadId)).RowsRejected.ShouldBe(300);
    }

    private static Dictionary<string, string> Mapping(string option, string value)
        => new() { ["order_id"] = "order_id", ["ordered_at"] = "order_date", ["net_sales"] = "amount", [option] = value };

    /// <summary>So many rows of 25 January over 10, month first, and then the late ones.</summary>
    private static string Orders(int first, params string[] late)
    {
        var text = new StringBuilder("order_id,order_date,amount\n");
        for (var i = 1; i <= first; i++)
        {
            text.Append($"O{i},01/25/2024,10\n");
        }

        foreach (var (i, row) in late.Index())
        {
            text.Append($"L{i},{row}\n");
        }

        return text.ToString();
    }
}
