using System.Text;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class InterruptionTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes(WorkedExampleTests.Orders);

    [Theory]
    [InlineData("Reading rows")]
    [InlineData("Merging rows")]
    [InlineData("Computing figures")]
    [InlineData("Finishing")]
    public async Task A_load_cut_off_leaves_nothing_and_can_be_run_again(string stage)
    {
        var shop = await database.NewShopAsync();
        var upload = await shop.SaveAsync(File);
        using var cut = new CancellationTokenSource();
        var progress = new Reporter(p => { if (p.Stage == stage) { cut.Cancel(); } });

        await Should.ThrowAsync<OperationCanceledException>(() => shop.RunAsync(upload.UploadId, progress, cut.Token));

        (await shop.FindAsync(upload.UploadId)).Status.ShouldBe(UploadStatus.Received);
        (await shop.LinesAsync()).ShouldBeEmpty();
        (await shop.SalesAsync()).ShouldBeEmpty();
        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.Succeeded);
        (await shop.FindAsync(upload.UploadId)).RowsNew.ShouldBe(9);
        (await shop.SalesAsync()).Sum(s => s.TotalSales).ShouldBe(610);
    }

    /// <summary>What was found of a file is no person's word: the rows' question comes as if nothing had been cut off.</summary>
    [Fact]
    public async Task A_load_cut_off_asks_what_it_would_have_asked()
    {
        var shop = await database.NewShopAsync();
        var upload = await shop.SaveAsync("order_id,order_date,product_id,quantity,unit_price,total\n1,2024-01-08,A,1,10,30\n1,2024-01-08,B,2,10,30\n2,2024-01-08,A,1,10,30\n2,2024-01-08,C,2,10,30\n"u8.ToArray());
        using var cut = new CancellationTokenSource();
        var progress = new Reporter(p => { if (p.Stage == "Reading rows") { cut.Cancel(); } });
        await Should.ThrowAsync<OperationCanceledException>(() => shop.RunAsync(upload.UploadId, progress, cut.Token));

        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.NeedsMapping);

        (await shop.FindAsync(upload.UploadId)).Error!.ShouldStartWith("In 2 orders all rows have one and the same total");
        (await shop.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_upload_stops_where_it_is_and_stays_cancelled()
    {
        var shop = await database.NewShopAsync();
        var upload = await shop.SaveAsync(File);
        var progress = new Reporter(p => { if (p.Stage == "Merging rows") { shop.CancelAsync(upload.UploadId).Wait(); } });

        (await shop.RunAsync(upload.UploadId, progress)).ShouldBe(UploadStatus.Cancelled);

        (await shop.LinesAsync()).ShouldBeEmpty();
        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.Cancelled);
    }

    [Fact]
    public async Task Running_a_finished_upload_again_changes_nothing()
    {
        var shop = await database.NewShopAsync();
        var upload = await shop.LoadAsync(File);

        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.Succeeded);

        var after = await shop.FindAsync(upload.UploadId);
        (after.Attempts, after.RowsNew, after.FinishedAt).ShouldBe((1, 9, upload.FinishedAt));
    }

    [Fact]
    public async Task Two_workers_on_one_upload_take_it_once()
    {
        var shop = await database.NewShopAsync();
        var upload = await shop.SaveAsync(File);

        var statuses = await Task.WhenAll(shop.RunAsync(upload.UploadId), shop.RunAsync(upload.UploadId));

        statuses.ShouldContain(UploadStatus.Succeeded);
        (await shop.FindAsync(upload.UploadId)).RowsNew.ShouldBe(9);
        (await shop.SalesAsync()).Sum(s => s.TotalSales).ShouldBe(610);
    }

    private sealed class Reporter(Action<IngestProgress> report) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => report(value);
    }
}
