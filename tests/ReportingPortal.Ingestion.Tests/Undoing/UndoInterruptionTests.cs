using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Undoing;

public class UndoInterruptionTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,order_date,customer_id,product_id,quantity,unit_price\n";

    [Theory]
    [InlineData("Reading a.csv again")]
    [InlineData("Merging rows")]
    [InlineData("Computing figures")]
    [InlineData("Finishing")]
    public async Task An_undo_cut_off_leaves_the_upload_loaded_and_goes_on_later(string stage)
    {
        var (shop, upload) = await LoadedAsync();
        var before = await shop.RowsAsync();
        await shop.AskForUndoAsync(upload.UploadId);
        using var cut = new CancellationTokenSource();
        var progress = new Reporter(p => { if (p.Stage == stage) { cut.Cancel(); } });

        await Should.ThrowAsync<OperationCanceledException>(() => shop.RunUndoAsync(upload.UploadId, progress, cut.Token));

        (await shop.RowsAsync()).ShouldBe(before);
        (await shop.FindAsync(upload.UploadId)).Status.ShouldBe(UploadStatus.Undoing);
        (await shop.RunUndoAsync(upload.UploadId)).ShouldBe(UploadStatus.Undone);
        (await shop.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_undo_that_is_cancelled_leaves_the_upload_loaded()
    {
        var (shop, upload) = await LoadedAsync();
        await shop.AskForUndoAsync(upload.UploadId);
        var progress = new Reporter(p => { if (p.Stage == "Merging rows") { shop.CancelAsync(upload.UploadId).Wait(); } });

        (await shop.RunUndoAsync(upload.UploadId, progress)).ShouldBe(UploadStatus.Succeeded);

        (await shop.LinesAsync()).Count.ShouldBe(1);
        (await shop.FindAsync(upload.UploadId)).UndoneBy.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_not_loaded_can_not_be_undone()
    {
        var shop = await database.NewShopAsync();
        var waiting = await shop.SaveAsync("a,b\n1,2\n"u8.ToArray());

        (await shop.RunUndoAsync(waiting.UploadId)).ShouldBe(UploadStatus.Received);
        (await shop.AskForUndoAsync(waiting.UploadId)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_statement_that_waits_hears_within_seconds_that_nobody_wants_it_any_more()
    {
        var (shop, upload) = await LoadedAsync();
        await shop.AskForUndoAsync(upload.UploadId);
        await using var blocker = await shop.LockAsync();
        var undo = shop.RunUndoAsync(upload.UploadId);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        undo.IsCompleted.ShouldBeFalse();

        await shop.CancelAsync(upload.UploadId);

        (await undo.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).ShouldBe(UploadStatus.Succeeded);
    }

    private async Task<(Shop Shop, Upload Upload)> LoadedAsync()
    {
        var shop = await database.NewShopAsync();
        return (shop, await shop.LoadAsync(Header + "O1,2024-03-01,C1,P1,1,100\n", "a.csv"));
    }

    private sealed class Reporter(Action<IngestProgress> report) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => report(value);
    }
}
