using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Corrections;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Corrections;

public class RowCorrectionsTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Orders = "order_id;order_date;customer_id;product_id;quantity;unit_price\n"
        + "O1;25.03.2024;C1;P1;1;10,50\nO2;some day;C1;\"P;2\";1;3,25\nO3;26.03.2024;C1;P1;many;1,00\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_corrected_row_is_read_as_its_file_was_and_leaves_the_list()
    {
        var shop = await database.NewShopAsync();
        var original = await LoadAsync(shop);

        var saved = await SaveAsync(shop, original, new CorrectedRow(2, ["O2", "04.03.2024", "C1", "P;2", "1", "3,25"]));
        await shop.RunAsync(saved!.UploadId);
        var correction = await shop.FindAsync(saved.UploadId);

        (correction.Status, correction.RowsNew, correction.CorrectsUploadId).ShouldBe((UploadStatus.Succeeded, 1, original.UploadId), correction.Error);
        var line = (await shop.LinesAsync()).Single(l => l.OrderId == "O2");
        (line.OrderDate, line.ProductId, line.NetSales).ShouldBe((new DateOnly(2024, 3, 4), "P;2", 3.25m));
        (await OpenAsync(shop, original)).ShouldBe([3]);
    }

    [Fact]
    public async Task A_row_is_corrected_once_and_open_again_when_its_correction_is_given_up()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var (original, theirs) = (await LoadAsync(shop), await LoadAsync(other));
        var row = new CorrectedRow(2, ["O2", "04.03.2024", "C1", "P2", "1", "3,25"]);

        var first = await SaveAsync(shop, original, row);
        var second = await SaveAsync(shop, original, row);
        var openMeanwhile = await OpenAsync(shop, original);
        await shop.CancelAsync(first!.UploadId);

        second.ShouldBeNull();
        openMeanwhile.ShouldBe([3]);
        (await OpenAsync(shop, original)).ShouldBe([2, 3]);
        (await OpenAsync(other, theirs)).ShouldBe([2, 3]);
        (await shop.ReadAsync(db => db.Uploads)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_of_rejected_rows_is_known_by_the_mapping_of_the_file_they_stood_in()
    {
        var shop = await database.NewShopAsync();
        var first = await shop.LoadAsync("belegnr,tag,kunde,wert\nB1,2024-03-01,K1,10.00\nB2,when,K2,30.00\n");
        await shop.AnswerAsync(first.UploadId, UploadKind.OrderLines, new() { ["order_id"] = "belegnr", ["ordered_at"] = "tag", ["customer_id"] = "kunde", ["net_sales"] = "wert" });
        await shop.RunAsync(first.UploadId);

        var corrected = await shop.LoadAsync("belegnr,tag,kunde,wert,row_number,reasons\nB2,2024-03-02,K2,30.00,2,\"tag is not a date: when\"\n");

        (corrected.Status, corrected.RowsNew).ShouldBe((UploadStatus.Succeeded, 1), corrected.Error);
    }

    private static async Task<Upload> LoadAsync(Shop shop)
    {
        var upload = await shop.LoadAsync(Orders, "orders.csv", UploadKind.OrderLines);
        (upload.Status, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, 1, 2), upload.Error);
        return upload;
    }

    private async Task<Upload?> SaveAsync(Shop shop, Upload original, params CorrectedRow[] rows)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        return await scope.GetRequiredService<RowCorrections>().SaveAsync(original, rows, null, Ct);
    }

    private async Task<List<long>> OpenAsync(Shop shop, Upload upload)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        return [.. (await scope.GetRequiredService<RowCorrections>().OpenAsync(upload.UploadId, 0, 10, Ct)).Rows.Select(row => row.RowNumber)];
    }
}
