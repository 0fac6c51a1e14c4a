using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;

namespace ReportingPortal.Browser.Tests.Uploads;

/// <summary>Cells of rejected rows that were changed and not saved are not left behind without a word.</summary>
public sealed class UnsavedCellsTests(BrowserApp app, ChromiumBrowser chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Who_leaves_changed_cells_is_asked_and_who_stays_keeps_them()
    {
        var shop = await app.CreateTenantAsync();
        var owner = await OwnersEyes.OfAsync(app, chromium, shop);
        await using var context = await owner.ContextAsync();
        var page = await context.NewPageAsync();
        var asked = new List<(string Type, string Message)>();
        var leaves = false;
        page.Dialog += (_, dialog) =>
        {
            asked.Add((dialog.Type, dialog.Message));
            _ = leaves ? dialog.AcceptAsync() : dialog.DismissAsync();
        };
        await page.GotoAsync($"/t/{shop.Slug}/uploads/{await RejectedAsync(shop)}/corrections");
        var note = page.Locator("[data-unsaved-note]");
        (await note.InnerTextAsync()).ShouldBe("");

        await page.FocusAsync("[name='cell-1-1']");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("2024-03-01");
        (await note.InnerTextAsync()).ShouldBe("1 changed row is not saved yet.");
        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty();

        await page.FocusAsync("a[rel=next]");
        await page.Keyboard.PressAsync("Enter");
        asked.ShouldBe([("confirm", "1 changed row is not saved yet. Leave without saving?")]);
        (await page.InputValueAsync("[name='cell-1-1']")).ShouldBe("2024-03-01");

        var gone = new TaskCompletionSource();
        page.Dialog += (_, dialog) => gone.TrySetResult();
        await page.CloseAsync(new() { RunBeforeUnload = true });
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        asked[^1].Type.ShouldBe("beforeunload");
        page.IsClosed.ShouldBeFalse();

        leaves = true;
        await page.FocusAsync("a[rel=next]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**p=2");
        asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_is_asked_who_changed_nothing_took_it_back_or_saves()
    {
        var shop = await app.CreateTenantAsync();
        var owner = await OwnersEyes.OfAsync(app, chromium, shop);
        await using var context = await owner.ContextAsync();
        var page = await context.NewPageAsync();
        var asked = 0;
        page.Dialog += (_, dialog) =>
        {
            asked++;
            _ = dialog.AcceptAsync();
        };
        await page.GotoAsync($"/t/{shop.Slug}/uploads/{await RejectedAsync(shop)}/corrections");

        await page.FillAsync("[name='cell-1-1']", "2024-03-01");
        await page.FillAsync("[name='cell-1-1']", "not a day");
        await page.ClickAsync("a[rel=next]");
        await page.WaitForURLAsync("**p=2");
        await page.FillAsync("[name='cell-21-1']", "2024-03-21");
        await page.ClickAsync("form .btn-primary");
        await page.WaitForURLAsync("**/corrections**");

        asked.ShouldBe(0);
    }

    /// <summary>Two pages of rows: the first 21 of the file.</summary>
    private async Task<Guid> RejectedAsync(Tenant shop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(shop);
        var rows = Enumerable.Range(1, 81).Select(n => $"O{n},{(n <= 21 ? "not a day" : "2024-03-25")},C1,Toys,1,12.50\n");
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("order_id,order_date,customer_id,category,quantity,unit_price\n" + string.Concat(rows)));
        var upload = await scope.ServiceProvider.GetRequiredService<UploadStore>()
            .SaveAsync(content, "orders.csv", UploadKind.OrderLines, null, null, TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<IngestUpload>().RunAsync(upload.UploadId, null, TestContext.Current.CancellationToken);
        return upload.UploadId;
    }
}
