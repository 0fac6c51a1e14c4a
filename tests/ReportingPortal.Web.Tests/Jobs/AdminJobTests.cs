using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Tests.Uploads;

namespace ReportingPortal.Web.Tests.Jobs;

public class AdminJobTests(JobsApp app) : IClassFixture<JobsApp>
{
    private const string OneColumn = "a single column\n1\n2\n";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administrator_sees_the_uploads_of_all_shops_and_filters_them()
    {
        var (first, second) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        await (await app.ClientAsync(first)).LoadAsync(OrderFile.ThreeOrders, "file_name=first.csv");
        await (await app.ClientAsync(second)).LoadAsync(OrderFile.ThreeOrders, "file_name=second.csv");
        var admin = await AdminAsync();

        var all = await admin.PageAsync("/admin/uploads");
        var one = await admin.PageAsync($"/admin/uploads?tenant={second.Slug}&state=Succeeded");
        var none = await admin.PageAsync($"/admin/uploads?tenant={second.Slug}&state=Failed");

        all.ShouldContain("first.csv");
        all.ShouldContain("second.csv");
        one.ShouldContain("second.csv");
        one.ShouldNotContain("first.csv");
        none.ShouldContain("No upload fits");
    }

    [Fact]
    public async Task A_failed_upload_is_shown_with_its_cause_and_tried_again_by_one_click()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ClientAsync(tenant);
        var id = await client.UploadAsync(OneColumn, "file_name=notes.csv");
        await client.WaitForAsync(id, "failed");
        var admin = await AdminAsync();
        await JobsApp.EventuallyAsync(async () => (await admin.PageAsync("/admin/jobs")).Contains("notes.csv: The file has one column only", StringComparison.Ordinal), "the cause is shown");

        var entry = RetryOf("notes.csv").Match(await admin.PageAsync("/admin/jobs")).Groups[1].Value;
        var clicked = await admin.PostFormAsync("/admin/jobs", new() { ["entryId"] = entry }, "/admin/jobs?handler=Retry");

        clicked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await admin.PageAsync("/admin/jobs")).ShouldContain("Started again.");
        await JobsApp.EventuallyAsync(async () => (await AttemptsAsync(tenant.TenantId)) == 1 && await AuditedAsync("job.retry", tenant.TenantId) == 1, "read again, and written down");
    }

    [Fact]
    public async Task Retrying_an_upload_and_reading_its_original_are_written_down()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ClientAsync(tenant);
        var id = await client.UploadAsync(OneColumn, "file_name=notes.csv");
        await client.WaitForAsync(id, "failed");
        var admin = await AdminAsync();

        await admin.PostFormAsync("/admin/uploads", new() { ["tenantId"] = $"{tenant.TenantId}", ["uploadId"] = id }, "/admin/uploads?handler=Retry");
        var original = await admin.GetAsync($"/admin/uploads?handler=Original&tenantId={tenant.TenantId}&uploadId={id}");

        (await original.Content.ReadAsStringAsync(Ct)).ShouldBe(OneColumn);
        (await AuditedAsync("upload.retry", tenant.TenantId)).ShouldBe(1);
        (await AuditedAsync("upload.read", tenant.TenantId)).ShouldBe(1);
    }

    [Fact]
    public async Task The_history_is_searched_by_shop_work_and_outcome()
    {
        var (first, second) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        await (await app.ClientAsync(first)).LoadAsync(OrderFile.ThreeOrders, "file_name=first.csv");
        await (await app.ClientAsync(second)).LoadAsync(OrderFile.ThreeOrders, "file_name=second.csv");
        var admin = await AdminAsync();
        await JobsApp.EventuallyAsync(async () => (await admin.PageAsync("/admin/jobs/history")).Contains("second.csv", StringComparison.Ordinal), "the load is in the history");

        var ofFirst = await admin.PageAsync($"/admin/jobs/history?tenant={first.Slug}&work=IngestUpload&result=Succeeded");
        var ofNobody = await admin.PageAsync("/admin/jobs/history?tenant=no-such-shop");

        ofFirst.ShouldContain("first.csv");
        ofFirst.ShouldNotContain("second.csv");
        ofNobody.ShouldContain("No run fits");
    }

    [Theory]
    [InlineData("/admin/jobs")]
    [InlineData("/admin/jobs/history")]
    [InlineData("/admin/uploads")]
    public async Task Owners_of_a_shop_do_not_get_in(string page)
    {
        var owner = await app.SignedInAsync(await app.CreateTenantAsync(), TenantRole.Owner);

        (await owner.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Regex RetryOf(string file) => new($"{Regex.Escape(file)}: .*?name=\"entryId\" value=\"([^\"]+)\"", RegexOptions.Singleline);

    private async Task<PortalClient> AdminAsync() => await app.SignedInAsync(await app.CreateUserAsync(isPlatformAdmin: true));

    private Task<long> AttemptsAsync(int tenantId) => CountAsync("select max(attempts)::bigint from uploads where tenant_id = $1 and status = 5", tenantId);

    private Task<long> AuditedAsync(string action, int tenantId)
        => CountAsync($"select count(*) from platform_audit where subject_tenant_id = $1 and action = '{action}'", tenantId);

    private async Task<long> CountAsync(string query, int tenantId)
    {
        await using var connection = new NpgsqlConnection(app.Database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(query, connection);
        command.Parameters.AddWithValue(tenantId);
        return await command.ExecuteScalarAsync(Ct) as long? ?? 0;
    }
}
