using System.Text;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Previewing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Corrections;

/// <summary>Two of four rows of orders.csv are rejected; their file comes back, one row put right and one not.</summary>
public class ReturnedFileTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Orders = "order_id;order_date;customer_id;product_id;quantity;unit_price\n"
        + "O1;25.03.2024;C1;P1;1;10,50\nO2;some day;C1;P2;1;3,25\nO3;26.03.2024;C1;P1;many;1,00\nO4;26.03.2024;C1;P1;1;1,00\n";

    [Fact]
    public async Task A_file_is_known_by_its_rows_whatever_a_spreadsheet_did_to_it()
    {
        var shop = await database.NewShopAsync();
        var original = await LoadAsync(shop);

        var returned = await shop.LoadAsync(
            "Orders I put right;;;;;;;;\nupload_id;unit_price;reasons;row_number;quantity;product_id;order_id;customer_id;order_date\n"
            + $"{original.UploadId};1,00;quantity is not a number: many;3;loads;P1;O3;C1;26.03.2024\n{original.UploadId.ToString().ToUpperInvariant()};3,25;order_date is not a date: some day;2;1;P2;O2;C1;04.03.2024\n",
            "final final.csv");

        (returned.Status, returned.RowsNew, returned.RowsRejected, returned.CorrectsUploadId).ShouldBe((UploadStatus.Succeeded, 1, 1, original.UploadId), returned.Error);
        var line = (await shop.LinesAsync()).Single(l => l.OrderId == "O2");
        (line.OrderDate, line.ProductId, line.NetSales).ShouldBe((new DateOnly(2024, 3, 4), "P2", 3.25m));
        var open = (await shop.OpenAsync(original)).ShouldHaveSingleItem();
        (open.RowNumber, open.Values[4]).ShouldBe((3, "loads"));
        open.Reasons.ShouldHaveSingleItem().ShouldBe("quantity is not a number: loads (sent again in final final.csv)");
        (await shop.OpenRowsAsync(returned)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decimals_another_country_wrote_are_read_as_they_are_written()
    {
        var shop = await database.NewShopAsync();
        var original = await LoadAsync(shop);

        var returned = await shop.LoadAsync(
            "order_id,order_date,customer_id,product_id,quantity,unit_price,row_number,reasons,upload_id\n"
            + $"O2,2024-03-04,C1,P2,1,3.25,2,x,{original.UploadId}\nO3,2024-03-26,C1,P1,2,1.50,3,y,{original.UploadId}\n");

        (returned.Status, returned.RowsNew).ShouldBe((UploadStatus.Succeeded, 2), returned.Error);
        (await shop.LinesAsync()).Where(l => l.OrderId is "O2" or "O3").Select(l => (l.OrderDate.Day, l.NetSales)).ShouldBe([(4, 3.25m), (26, 3.00m)]);
        (await shop.OpenRowsAsync(original)).ShouldBeEmpty();
    }

    /// <summary>Nothing in 3/2/2024 tells what it is, but that the row was of 2024-03-02 before.</summary>
    [Fact]
    public async Task Dates_a_spreadsheet_wrote_anew_are_read_as_the_rows_were_before()
    {
        var shop = await database.NewShopAsync();
        var original = await shop.LoadAsync(
            "order_id,order_date,customer_id,product_id,quantity,unit_price\nO1,2024-03-01,C1,P1,1,10.00\nO2,2024-03-02,C1,P1,many,10.00\nO3,some day,C1,P1,1,10.00\nO4,2024-03-02,C1,P1,1,10.00\n", "orders.csv");

        var returned = await shop.LoadAsync(
            "order_id,order_date,customer_id,product_id,quantity,unit_price,row_number,reasons,upload_id\n"
            + $"O2,3/2/2024,C1,P1,1,10,2,x,{original.UploadId}\nO3,3/4/2024,C1,P1,1,10,3,y,{original.UploadId}\n");

        (returned.Status, returned.RowsNew).ShouldBe((UploadStatus.Succeeded, 2), returned.Error);
        (await shop.LinesAsync()).Where(l => l.OrderId is "O2" or "O3").Select(l => l.OrderDate).ShouldBe([new DateOnly(2024, 3, 2), new DateOnly(2024, 3, 4)]);
    }

    [Fact]
    public async Task Asked_about_first_it_says_what_it_corrects_and_closes_nothing_before_the_answer()
    {
        var shop = await database.NewShopAsync();
        var original = await LoadAsync(shop);

        var saved = await shop.SaveAsync(Encoding.UTF8.GetBytes(Half(original)), asksFirst: true);
        (await shop.RunAsync(saved.UploadId)).ShouldBe(UploadStatus.NeedsConfirmation);
        var preview = UploadPreview.FromJson((await shop.FindAsync(saved.UploadId)).Preview)!;
        var openMeanwhile = await shop.OpenRowsAsync(original);
        await shop.ConfirmAsync(saved.UploadId);
        await shop.RunAsync(saved.UploadId);

        preview.Corrects.ShouldBe(new CorrectedUpload(original.UploadId, "orders.csv", 1, 1));
        openMeanwhile.ShouldBe([2, 3]);
        (await shop.OpenRowsAsync(original)).ShouldBe([3]);
    }

    [Fact]
    public async Task Undone_its_rows_are_open_as_they_first_were_and_loaded_again_they_are_closed()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var (original, theirs) = (await LoadAsync(shop), await LoadAsync(other));
        await other.LoadAsync(Half(theirs));
        var returned = await shop.LoadAsync(Half(original));

        await shop.UndoAsync(returned);
        var undone = await shop.OpenAsync(original);
        await shop.ReceiveAgainAsync(returned.UploadId);
        await shop.RunAsync(returned.UploadId);

        undone.Select(row => (row.RowNumber, row.Values[4], row.Reasons.Length)).ShouldBe([(2, "1", 1), (3, "many", 1)]);
        (await shop.OpenRowsAsync(original)).ShouldBe([3]);
        (await other.OpenRowsAsync(theirs)).ShouldBe([3]);
    }

    [Fact]
    public async Task The_first_upload_undone_leaves_what_came_back_and_loaded_again_leaves_it_closed()
    {
        var shop = await database.NewShopAsync();
        var original = await LoadAsync(shop);
        await shop.LoadAsync(Half(original));

        await shop.UndoAsync(original);
        var lines = (await shop.LinesAsync()).Select(l => l.OrderId).ToList();
        await shop.ReceiveAgainAsync(original.UploadId);
        await shop.RunAsync(original.UploadId);

        lines.ShouldBe(["O2"]);
        (await shop.LinesAsync()).Select(l => l.OrderId).ShouldBe(["O1", "O2", "O4"]);
        (await shop.OpenRowsAsync(original)).ShouldBe([3]);
    }

    [Fact]
    public async Task A_file_that_names_another_shops_upload_is_just_a_file()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var theirs = await LoadAsync(other);

        var upload = await shop.LoadAsync(Half(theirs).Replace("04.03.2024", "24.03.2024"));

        (upload.Status, upload.RowsNew, upload.RowsRejected, upload.CorrectsUploadId).ShouldBe((UploadStatus.Succeeded, 1, 1, null), upload.Error);
        (await shop.OpenRowsAsync(upload)).ShouldBe([2]);
        (await other.OpenRowsAsync(theirs)).ShouldBe([2, 3]);
        (await other.LinesAsync()).Select(l => l.OrderId).ShouldBe(["O1", "O4"]);
    }

    [Fact]
    public async Task Rows_of_two_uploads_in_one_file_are_refused()
    {
        var shop = await database.NewShopAsync();
        var (first, second) = (await LoadAsync(shop), await LoadAsync(shop, "april.csv"));

        var upload = await shop.LoadAsync(Half(first) + Half(second).Split('\n')[1] + "\n");

        upload.Status.ShouldBe(UploadStatus.Failed);
        upload.Error!.ShouldStartWith("The file brings rejected rows of several uploads back (orders.csv, april.csv).");
        (await shop.OpenRowsAsync(first)).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task Columns_a_person_explained_once_are_not_asked_for_again()
    {
        var shop = await database.NewShopAsync();
        var first = await shop.LoadAsync("belegnr,tag,kunde,wert\nB1,2024-03-01,K1,10.00\nB2,when,K2,30.00\n");
        await shop.AnswerAsync(first.UploadId, UploadKind.OrderLines, new() { ["order_id"] = "belegnr", ["ordered_at"] = "tag", ["customer_id"] = "kunde", ["net_sales"] = "wert" });
        await shop.RunAsync(first.UploadId);
        await shop.ForgetAsync(first.UploadId);

        var returned = await shop.LoadAsync($"wert,belegnr,kunde,tag,upload_id,row_number\n30.00,B2,K2,2024-03-02,{first.UploadId},2\n");

        (returned.Status, returned.RowsNew).ShouldBe((UploadStatus.Succeeded, 1), returned.Error);
        (await shop.OpenRowsAsync(first)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_of_too_many_values_stays_open_with_its_reason_of_now()
    {
        var shop = await database.NewShopAsync();
        var original = await shop.LoadAsync("order_id,order_date,customer_id,product_id,quantity,unit_price\nO1,2024-03-01,C1,P1,1,10.00\nO2,2024-03-02,C1,P1,1,10.00,more\n", "orders.csv");

        var returned = await shop.LoadAsync($"order_id,order_date,customer_id,product_id,quantity,unit_price,row_number,reasons,upload_id\nO2,2024-03-02,C1,P1,1,12.00,more,2,too many,{original.UploadId}\n", "again.csv");

        (returned.Status, returned.RowsRejected, returned.CorrectsUploadId).ShouldBe((UploadStatus.Succeeded, 1, original.UploadId), returned.Error);
        (await shop.OpenAsync(original)).ShouldHaveSingleItem().Values[5].ShouldBe("12.00");
    }

    [Fact]
    public async Task A_row_corrected_in_the_browser_and_rejected_again_is_open_as_it_was_left()
    {
        var shop = await database.NewShopAsync();
        var original = await LoadAsync(shop);
        var saved = (await shop.CorrectAsync(original,
            new CorrectedRow(2, ["O2", "04.03.2024", "C1", "P2", "1", "3,25"]), new CorrectedRow(3, ["O3", "27.03.2024", "C1", "P1", "several", "1,00"])))!;
        var meanwhile = await shop.OpenRowsAsync(original);
        await shop.RunAsync(saved.UploadId);

        var open = (await shop.OpenAsync(original)).ShouldHaveSingleItem();

        meanwhile.ShouldBeEmpty();
        (open.RowNumber, open.Values[1], open.Values[4]).ShouldBe((3, "27.03.2024", "several"));
        (await shop.OpenRowsAsync(await shop.FindAsync(saved.UploadId))).ShouldBeEmpty();
    }

    private static async Task<Upload> LoadAsync(Shop shop, string name = "orders.csv")
    {
        var upload = await shop.LoadAsync(Orders, name, UploadKind.OrderLines);
        upload.RowsRejected.ShouldBe(2, upload.Error);
        return upload;
    }

    /// <summary>Row 2 put right, row 3 as it was.</summary>
    private static string Half(Upload original)
        => "order_id;order_date;customer_id;product_id;quantity;unit_price;row_number;reasons;upload_id\n"
            + $"O2;04.03.2024;C1;P2;1;3,25;2;order_date is not a date: some day;{original.UploadId}\nO3;26.03.2024;C1;P1;many;1,00;3;quantity is not a number: many;{original.UploadId}\n";
}
