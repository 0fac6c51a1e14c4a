using Npgsql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Browser.Tests.Uploads;

/// <summary>Pages an owner works on: corrections of rejected rows, value rules, the live simulation.</summary>
public sealed class OwnerPagesTests(BrowserApp app, ChromiumBrowser chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Nothing_stands_in_the_way_of_assistive_technology_and_a_phone_scrolls_down_only()
    {
        var shop = await DemoShopAsync();
        var owner = await OwnersEyes.OfAsync(app, chromium, shop);

        await owner.LookAsync($"uploads/{await RejectedAsync(shop)}/corrections", "orders.csv");
        await owner.LookAsync("settings/rules", "Kitchen");
        await owner.LookAsync("settings/customer-groups", "Gold, Silver and Bronze");
        await owner.LookAsync("settings/recommendations", "What counts how much");
        await owner.LookAsync("audiences/create?Form.Group=Champions", "Save the audience");
        await owner.LookAsync("settings/simulation", "simulation");
        await owner.LookAsync("quality", "quality");
    }

    private async Task<Tenant> DemoShopAsync()
    {
        var shop = await app.CreateTenantAsync();
        await using var connection = new NpgsqlConnection(app.Database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("update tenants set is_demo = true where tenant_id = $1", connection);
        command.Parameters.AddWithValue(shop.TenantId);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return shop;
    }

    private async Task<Guid> RejectedAsync(Tenant shop)
    {
        await using var scope = app.Database.ScopeOf(shop);
        await using var transaction = await scope.Session.BeginWriteAsync(CancellationToken.None);
        var upload = new Upload
        {
            TenantId = shop.TenantId,
            FileName = "orders.csv",
            Kind = UploadKind.OrderLines,
            Status = UploadStatus.Succeeded,
            SourceColumns = ["order_id", "order_date", "customer_id", "category", "quantity", "unit_price"],
            RowsRead = 3,
            RowsRejected = 3,
            ReceivedAt = DateTimeOffset.UtcNow,
        };
        scope.Session.Db.Add(upload);
        scope.Session.Db.AddRange(Enumerable.Range(1, 3).Select(n => new RejectedRow
        {
            TenantId = shop.TenantId,
            UploadId = upload.UploadId,
            RowNumber = n,
            Values = [$"O{n}", "not a day", "C1", "Kitchn", "1", "12.50"],
            Reasons = ["order_date is not a date: not a day"],
        }));
        scope.Session.Db.Add(new ValueRule { TenantId = shop.TenantId, Field = "category", FromValue = "Kitchn", ToValue = "Kitchen", CreatedAt = DateTimeOffset.UtcNow });
        await scope.Session.Db.SaveChangesAsync();
        await transaction.CommitAsync();
        return upload.UploadId;
    }
}
