using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Undoing;

namespace ReportingPortal.Browser.Tests.Uploads;

/// <summary>Pages that ask about an upload: what its columns are, whether its effect is wanted, whether it shall be undone.</summary>
public sealed class QuestionPagesTests(BrowserApp app, ChromiumBrowser chromium) : IClassFixture<BrowserApp>
{
    private const string Header = "order_id,order_date,customer_id,region,product_id,category,quantity,unit_price\n";

    [Fact]
    public async Task Nothing_stands_in_the_way_of_assistive_technology_and_a_phone_scrolls_down_only()
    {
        var shop = await app.CreateTenantAsync();
        var owner = await OwnersEyes.OfAsync(app, chromium, shop);
        var loaded = await LoadedAsync(shop, "march.csv", Header + "1,2024-03-05,C1,North,A,Toys,1,10\n2,2024-03-06,C2,South,B,Books,2,20\n3,never,C2,South,B,Books,2,20\n", asksFirst: false);
        await UndoPreviewAsync(shop, loaded);
        var asking = await LoadedAsync(shop, "april.csv", Header + "2,2024-03-06,C2,South,B,Books,3,20\n4,2024-04-06,C3,South,B,Books,2,20\n", asksFirst: true);
        var ambiguous = await LoadedAsync(shop, "may.csv", "order_id,order_date,customer_id,product_id,quantity,unit_price\n7,03/04/2024,C1,A,1,10\n8,05/06/2024,C1,A,1,10\n", asksFirst: false);

        await owner.LookAsync($"uploads/{loaded}", "march.csv");
        await owner.LookAsync($"uploads/{loaded}/undo", "Undo this upload");
        await owner.LookAsync($"uploads/{asking}/confirm", "Load it");
        await owner.LookAsync($"uploads/{ambiguous}/mapping", "order_date");
        await owner.LookAsync($"uploads/{loaded}/quality", "march.csv");
    }

    private async Task<Guid> LoadedAsync(Tenant shop, string name, string text, bool asksFirst)
    {
        await using var scope = ScopeOf(shop);
        var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var upload = await scope.ServiceProvider.GetRequiredService<UploadStore>()
            .SaveAsync(content, name, UploadKind.Auto, null, null, mapping: null, asksFirst, TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<IngestUpload>().RunAsync(upload.UploadId, null, TestContext.Current.CancellationToken);
        return upload.UploadId;
    }

    private async Task UndoPreviewAsync(Tenant shop, Guid uploadId)
    {
        await using var scope = ScopeOf(shop);
        await scope.ServiceProvider.GetRequiredService<UploadRequests>().RequestUndoPreviewAsync(uploadId, 1, again: false, TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<UndoUpload>().PreviewAsync(uploadId, null, TestContext.Current.CancellationToken);
    }

    private AsyncServiceScope ScopeOf(Tenant shop)
    {
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(shop);
        return scope;
    }
}
