using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Corrections;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Undoing;

/// <summary>
/// An original with two rows that were taken and two that were not; one of these corrected, as an upload of its own; and a
/// file beside them that shares orders and customers with both. Whatever goes, the shop is as if it had never been there.
/// </summary>
public class CorrectionUndoTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id;order_date;customer_id;region;product_id;category;quantity;unit_price\n";
    private const string Original = Header + "O1;25.03.2024;C1;North;P1;Toys;1;10,50\nO2;some day;C2;East;P2;Books;1;3,25\nO1;26.03.2024;C1;;P2;;2;4,00\nO3;27.03.2024;C3;;P1;;many;1,00\n";
    private const string Beside = Header + "O2;04.03.2024;C2;South;P2;Games;1;3,25\nO1;25.03.2024;C1;West;P1;Toys;3;10,50\nO9;01.04.2024;C3;West;P3;Toys;1;9,00\n";

    private static readonly CorrectedRow Row = new(2, ["O2", "05.03.2024", "C2", "East", "P2", "Books", "1", "3,25"]);

    [Theory]
    [InlineData("original")]
    [InlineData("correction")]
    [InlineData("original, correction")]
    [InlineData("correction, original")]
    public async Task What_stays_is_what_the_other_files_give(string undone)
    {
        var (shop, files) = await LoadedAsync();
        var (other, _) = await LoadedAsync();
        var untouched = await other.RowsAsync();

        foreach (var name in undone.Split(", "))
        {
            await shop.UndoAsync(files[name]);
        }

        var twin = await TwinAsync(shop, files.Where(file => !undone.Split(", ").Contains(file.Key)).Select(file => file.Value));
        ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty();
        (await other.RowsAsync()).ShouldBe(untouched);
    }

    [Fact]
    public async Task A_correction_asked_about_and_loaded_after_its_original_went_stands_alone()
    {
        var (shop, original) = await OriginalAsync();
        var correction = (await shop.CorrectAsync(original, Row))!;
        await shop.AskFirstAsync(correction.UploadId);
        (await shop.RunAsync(correction.UploadId)).ShouldBe(UploadStatus.NeedsConfirmation);
        (await shop.OpenRowsAsync(original)).ShouldBe([4]);

        await shop.UndoAsync(original);
        (await shop.LinesAsync()).ShouldBeEmpty();
        (await shop.ConfirmAsync(correction.UploadId)).ShouldBeTrue();
        (await shop.RunAsync(correction.UploadId)).ShouldBe(UploadStatus.Succeeded);

        var twin = await TwinAsync(shop, [await shop.FindAsync(correction.UploadId)]);
        ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty();
        (await shop.LinesAsync()).Single().OrderDate.ShouldBe(new DateOnly(2024, 3, 5));
    }

    [Fact]
    public async Task A_correction_asked_about_and_declined_leaves_its_rows_open_and_the_shop_as_it_was()
    {
        var (shop, original) = await OriginalAsync();
        var before = await shop.RowsAsync();
        var correction = (await shop.CorrectAsync(original, Row))!;
        await shop.AskFirstAsync(correction.UploadId);
        await shop.RunAsync(correction.UploadId);

        await shop.CancelAsync(correction.UploadId);

        (await shop.RowsAsync()).ShouldBe(before);
        (await shop.OpenRowsAsync(original)).ShouldBe([2, 4]);
    }

    [Fact]
    public async Task Rows_of_an_undone_upload_are_read_but_corrected_only_when_it_is_loaded_again()
    {
        var (shop, original) = await OriginalAsync();
        await shop.UndoAsync(original);

        (await shop.CorrectAsync(original, Row)).ShouldBeNull();
        (await shop.RejectedAsync(original.UploadId)).Select(row => row.RowNumber).ShouldBe([2, 4]);
        await shop.ReceiveAgainAsync(original.UploadId);
        await shop.RunAsync(original.UploadId);

        (await shop.CorrectAsync(original, Row)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_correction_undone_opens_its_row_and_an_original_loaded_again_leaves_the_row_closed_that_stays_corrected()
    {
        var (shop, files) = await LoadedAsync();
        await shop.UndoAsync(files["original"]);
        await shop.ReceiveAgainAsync(files["original"].UploadId);
        await shop.RunAsync(files["original"].UploadId);

        (await shop.OpenRowsAsync(files["original"])).ShouldBe([4]);
        await shop.UndoAsync(files["correction"]);
        (await shop.OpenRowsAsync(files["original"])).ShouldBe([2, 4]);
    }

    [Fact]
    public async Task Loaded_again_in_another_currency_the_rejected_rows_are_those_of_now()
    {
        const string csv = "order_id,order_date,customer_id,product_id,quantity,unit_price,currency\nO1,2024-03-01,C1,P1,1,10,USD\nO2,2024-03-01,C1,P1,1,10,EUR\n";
        var shop = await database.NewShopAsync(currency: "EUR");
        var upload = await shop.LoadAsync(csv, "mixed.csv", UploadKind.OrderLines);
        (await shop.RejectedAsync(upload.UploadId)).Select(row => row.RowNumber).ShouldBe([1]);
        await shop.UndoAsync(upload);
        var moved = await shop.InAsync("Europe/Berlin", "USD");
        await moved.ReceiveAgainAsync(upload.UploadId);

        await moved.RunAsync(upload.UploadId);

        (await moved.RejectedAsync(upload.UploadId)).Select(row => row.RowNumber).ShouldBe([2]);
        (await moved.FindAsync(upload.UploadId)).RowsRejected.ShouldBe(1);
    }

    private async Task<(Shop Shop, Dictionary<string, Upload> Files)> LoadedAsync()
    {
        var (shop, original) = await OriginalAsync();
        var correction = (await shop.CorrectAsync(original, Row))!;
        (await shop.RunAsync(correction.UploadId)).ShouldBe(UploadStatus.Succeeded);
        var beside = await shop.LoadAsync(Beside, "beside.csv", UploadKind.OrderLines);
        return (shop, new() { ["original"] = original, ["correction"] = await shop.FindAsync(correction.UploadId), ["beside"] = beside });
    }

    private async Task<(Shop Shop, Upload Original)> OriginalAsync()
    {
        var shop = await database.NewShopAsync();
        var original = await shop.LoadAsync(Original, "original.csv", UploadKind.OrderLines);
        (original.RowsNew, original.RowsRejected).ShouldBe((2, 2), original.Error);
        return (shop, original);
    }

    /// <summary>A shop that only ever had these files.</summary>
    private async Task<Shop> TwinAsync(Shop shop, IEnumerable<Upload> files)
    {
        var twin = await database.NewShopAsync();
        foreach (var file in files.OrderBy(file => file.LoadNumber))
        {
            (await twin.LoadCopyAsync(shop, file)).Status.ShouldBe(UploadStatus.Succeeded);
        }

        return twin;
    }
}
