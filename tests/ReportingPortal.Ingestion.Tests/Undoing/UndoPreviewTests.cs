using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Previewing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Undoing;

/// <summary>March: 180 of two customers; the second file makes it 231 of three, and April 20.</summary>
public class UndoPreviewTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,order_date,customer_id,product_id,quantity,unit_price\n";
    private const string First = Header + "O1,2024-03-01,C1,P1,1,100\nO2,2024-03-02,C2,P1,1,80\n";
    private const string Second = Header + "O2,2024-03-02,C2,P1,1,81\nO3,2024-03-31,C3,P1,1,50\nO4,2024-04-01,C3,P1,1,20\nO1,2024-03-01,C1,P1,1,100\nO5,no day,C1,P1,1,1\n";

    private static readonly DateOnly March = new(2024, 3, 1);
    private static readonly DateOnly April = new(2024, 4, 1);

    [Fact]
    public async Task An_undo_is_shown_before_it_is_done_and_comes_out_as_shown()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(First, "first.csv");
        var second = await shop.LoadAsync(Second, "second.csv");
        var before = await shop.RowsAsync();

        var preview = await shop.PreviewUndoAsync(second);

        (await shop.RowsAsync()).ShouldBe(before);
        (await shop.FindAsync(second.UploadId)).Status.ShouldBe(UploadStatus.Succeeded);
        preview.ShouldSatisfyAllConditions(
            p => p.IsUndo.ShouldBeTrue(),
            p => p.DataVersion.ShouldBe(2),
            p => p.UndoneRows.ShouldBe(new UndoneRows(Gone: 2, Restored: 1)),
            p => p.Months.ShouldBe([
                new(March, new(231, 3, 3), new(180, 2, 2)),
                new(April, new(20, 1, 1), new(0, 0, 0))]),
            p => p.Total.ShouldBe(new(null, new(251, 4, 3), new(180, 2, 2))),
            p => p.Days.ShouldBe([new(March, new(2024, 3, 3)), new(new(2024, 3, 31), new(2024, 4, 2))]));
        await shop.UndoAsync(second);
        (await shop.SalesAsync()).Sum(day => day.TotalSales).ShouldBe(180);
    }

    [Fact]
    public async Task A_file_that_asks_first_shows_what_it_would_change_and_changes_nothing()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(First, "first.csv");
        var before = await shop.RowsAsync();

        var saved = await shop.SaveAsync(System.Text.Encoding.UTF8.GetBytes(Second), "second.csv", asksFirst: true);
        (await shop.RunAsync(saved.UploadId)).ShouldBe(UploadStatus.NeedsConfirmation);

        (await shop.RowsAsync()).ShouldBe(before);
        var preview = UploadPreview.FromJson((await shop.FindAsync(saved.UploadId)).Preview)!;
        preview.ShouldSatisfyAllConditions(
            p => p.IsUndo.ShouldBeFalse(),
            p => p.Rows.ShouldBe(new RowCounts(5, 2, 1, 1, 1)),
            p => p.Months.ShouldBe([
                new(March, new(180, 2, 2), new(231, 3, 3)),
                new(April, new(0, 0, 0), new(20, 1, 1))]),
            p => p.Total.ShouldBe(new(null, new(180, 2, 2), new(251, 4, 3))),
            p => p.Rejected.Single().RowNumber.ShouldBe(5));
        (await shop.RejectedAsync(saved.UploadId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_changes_nothing_has_nothing_to_ask()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(First, "first.csv");

        var again = await shop.SaveAsync(System.Text.Encoding.UTF8.GetBytes(First), "again.csv", asksFirst: true);

        (await shop.RunAsync(again.UploadId)).ShouldBe(UploadStatus.Succeeded);
        (await shop.FindAsync(again.UploadId)).RowsUnchanged.ShouldBe(2);
    }
}
