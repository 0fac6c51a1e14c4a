using Npgsql;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Explain;

public class LineageQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly ExplainScope January = new(WorkedExample.January, FigureFilter.None);

    [Fact]
    public async Task Uploads_of_the_period_stand_with_their_rows_the_largest_first()
    {
        await using var scope = await UploadedAsync();
        var lineage = await LineageAsync(scope, "net-sales", January);

        lineage.Extent.ShouldBe(LineageExtent.Period);
        // Orders 1 (three lines), 2 and both returns of January; then 3, 4 and 5. Order 0 lies before, order 6 after it.
        lineage.Uploads.Select(upload => (upload.FileName, upload.Rows)).ShouldBe([("first.csv", 6), ("second.csv", 3)]);
        (lineage.AllUploads, lineage.AllRows).ShouldBe((2, 9));
    }

    [Fact]
    public async Task Filters_and_the_kind_of_lines_cut_it()
    {
        await using var scope = await UploadedAsync();

        (await LineageAsync(scope, "returns", January)).Uploads.Select(upload => (upload.FileName, upload.Rows)).ShouldBe([("first.csv", 2)]);
        (await LineageAsync(scope, "customers", January)).AllRows.ShouldBe(6, "sale lines that name a customer");
        (await LineageAsync(scope, "net-sales", January with { Filter = new FigureFilter("South", "Games") })).Uploads
            .Select(upload => (upload.FileName, upload.Rows)).ShouldBe([("second.csv", 1)]);
    }

    [Fact]
    public async Task A_period_with_too_many_rows_shows_what_the_run_counted_and_says_so()
    {
        await using var scope = await UploadedAsync();

        var atTheBound = await LineageAsync(scope, "net-sales", January, bound: 9);
        var beyond = await LineageAsync(scope, "net-sales", January, bound: 8);

        atTheBound.Extent.ShouldBe(LineageExtent.Period);
        beyond.Extent.ShouldBe(LineageExtent.RunInsteadOfPeriod);
        beyond.Uploads.Select(upload => (upload.FileName, upload.Rows)).ShouldBe([("first.csv", 7), ("second.csv", 4)]);
    }

    [Fact]
    public async Task Figures_of_a_run_stand_on_all_it_counted()
    {
        await using var scope = await UploadedAsync();

        var lineage = await LineageAsync(scope, "rfm-groups", January);

        (lineage.Extent, lineage.AllUploads, lineage.AllRows).ShouldBe((LineageExtent.Run, 2, 11));
    }

    [Fact]
    public async Task Before_the_first_run_too_many_rows_are_not_counted()
    {
        await using var scope = await database.OpenAsync(ExplainedShop.Mixed, Ct);

        var lineage = await LineageAsync(scope, "net-sales", January, bound: 1);

        (lineage.Extent, lineage.AllUploads).ShouldBe((LineageExtent.NotCounted, 0));
        (await LineageAsync(scope, "rfm-groups", January)).AllUploads.ShouldBe(0);
    }

    [Fact]
    public async Task Events_of_a_funnel_come_from_their_uploads_as_far_as_its_window_reaches()
    {
        await using var scope = await database.OpenAsync(
            shop => shop.Order("1", "C1", "2024-01-02", 10)
                .Event("C1", "s", EventType.ProductView, at: "2024-01-31T10:00:00").Event("C1", "s", EventType.Purchase, at: "2024-02-05T10:00:00")
                .Event("C1", "t", EventType.ProductView, at: "2024-02-20T10:00:00").Event(null, "u", EventType.ProductView, at: "2024-01-05T10:00:00"),
            Ct);

        var lineage = await LineageAsync(scope, "funnel-steps", January);

        lineage.AllRows.ShouldBe(2, "the view and the purchase five days later; the stranger is no person, the other view too late");
    }

    private static Task<Lineage> LineageAsync(TenantScope scope, string id, ExplainScope asked, int bound = LineageQuery.MostRows)
        => LineageOf(new ExplainedShop(scope).ExplainAsync(id, asked, Ct, bound));

    private static async Task<Lineage> LineageOf(Task<Explanation> explanation) => (await explanation).Lineage;

    /// <summary>The shop of two files, analysed; a second tenant has lines of the same files' ids.</summary>
    private async Task<TenantScope> UploadedAsync()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (shop, other) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());
        foreach (var tenant in new[] { shop, other })
        {
            await ExplainedShop.Mixed(new ShopSeed(database, tenant)).SaveAsync(Ct);
            await NameUploadsAsync(tenant, first, second);
            await database.AnalyseAsync(tenant, Ct);
        }

        return database.ScopeOf(shop);
    }

    private async Task NameUploadsAsync(Tenant tenant, Guid first, Guid second)
    {
        await using (var scope = database.ScopeOf(tenant))
        {
            await using var transaction = await scope.Session.BeginWriteAsync(Ct);
            foreach (var (id, name) in new[] { (first, "first.csv"), (second, "second.csv") })
            {
                scope.Session.Db.Uploads.Add(new() { TenantId = tenant.TenantId, UploadId = id, FileName = name, ReceivedAt = DateTimeOffset.UnixEpoch });
            }

            await scope.Session.Db.SaveChangesAsync(Ct);
            await transaction.CommitAsync(Ct);
        }

        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(
            "update order_lines set upload_id = case when order_id in ('3', '4', '5', '6') then $1 else $2 end where tenant_id = $3", connection);
        command.Parameters.AddWithValue(second);
        command.Parameters.AddWithValue(first);
        command.Parameters.AddWithValue(tenant.TenantId);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
