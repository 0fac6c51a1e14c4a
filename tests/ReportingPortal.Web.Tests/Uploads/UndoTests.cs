using System.Net;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Uploads;

/// <summary>March has 100 of three orders; a second file makes it 151 and adds April. Then the second file goes again.</summary>
public class UndoTests(JobsApp app) : IClassFixture<JobsApp>
{
    private const string Second = OrderFile.Header + "\nO2,2024-03-02,C2,P1,3,10.00\nO3,2024-03-02,C1,P2,1,51.00\nO4,2024-03-05,C3,P2,1,50.00\nO5,2024-04-01,C3,P2,1,7.00\n";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_undoes_an_upload_once_and_the_figures_are_as_before()
    {
        var client = await app.ClientAsync();
        await client.LoadAsync(OrderFile.ThreeOrders);
        var id = (await client.LoadAsync(Second)).GetProperty("id").GetString()!;
        (await NetSalesAsync(client)).ShouldBe(158);

        var undo = await client.PostAsync($"/api/v1/uploads/{id}/undo");
        var undone = await client.WaitForAsync(id, "undone");

        undo.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        undo.Headers.Location!.ToString().ShouldBe($"/api/v1/uploads/{id}");
        (await undo.JsonAsync()).GetProperty("status").GetString().ShouldBe("undoing");
        undone.GetProperty("undone_at").GetDateTimeOffset().ShouldBeGreaterThan(undone.GetProperty("finished_at").GetDateTimeOffset());
        undone.GetProperty("preview").GetProperty("undone_rows").GetProperty("gone").GetInt64().ShouldBe(2);
        (await NetSalesAsync(client)).ShouldBe(100);
        var again = await client.PostAsync($"/api/v1/uploads/{id}/undo");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        again.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_person_sees_the_effect_and_the_reports_it_touches_before_the_undo()
    {
        var tenant = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(tenant), await app.SignedInAsync(tenant, TenantRole.Analyst));
        await api.LoadAsync(OrderFile.ThreeOrders);
        var id = (await api.LoadAsync(Second, "file_name=second.csv")).GetProperty("id").GetString()!;
        await AddReportAsync(tenant, "Touched report", new DateOnly(2024, 3, 4), DateTimeOffset.UtcNow);
        await AddReportAsync(tenant, "Other days", new DateOnly(2024, 3, 12), DateTimeOffset.UtcNow);
        await AddReportAsync(tenant, "Made before", new DateOnly(2024, 3, 4), DateTimeOffset.UtcNow.AddDays(-1));
        var url = $"/t/{tenant.Slug}/uploads/{id}/undo";

        (await analyst.PageAsync(url)).ShouldContain("Nothing changes until you say so");
        await JobsApp.EventuallyAsync(async () => (await analyst.PageAsync(url)).Contains("Undo this upload"), "the effect is worked out");
        var page = await analyst.PageAsync(url);
        (await NetSalesAsync(api)).ShouldBe(158);
        var version = System.Text.RegularExpressions.Regex.Match(page, "name=\"version\" value=\"(\\d+)\"").Groups[1].Value;
        var posted = await analyst.PostFormAsync($"/t/{tenant.Slug}/uploads", new() { ["version"] = version }, url);
        await api.WaitForAsync(id, "undone");

        page.ShouldContain("2 rows go, 1 go back to what other files say.");
        page.ShouldContain("Mar 2024: net sales €151.00 → €100.00");
        page.ShouldContain("Touched report");
        page.ShouldNotContain("Other days");
        page.ShouldNotContain("Made before");
        posted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await NetSalesAsync(api)).ShouldBe(100);
        var details = await analyst.PageAsync($"/t/{tenant.Slug}/uploads/{id}");
        details.ShouldContain("Load again");
        details.ShouldContain("as if it had never been loaded");
    }

    [Fact]
    public async Task Whoever_saw_another_state_is_shown_the_new_one_first()
    {
        var tenant = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(tenant), await app.SignedInAsync(tenant, TenantRole.Analyst));
        var id = (await api.LoadAsync(OrderFile.ThreeOrders)).GetProperty("id").GetString()!;
        var url = $"/t/{tenant.Slug}/uploads/{id}/undo";
        await JobsApp.EventuallyAsync(async () => (await analyst.PageAsync(url)).Contains("Undo this upload"), "the effect is worked out");
        await api.LoadAsync(Second);

        var posted = await analyst.PostFormAsync($"/t/{tenant.Slug}/uploads", new() { ["version"] = "1" }, url);

        posted.Headers.Location!.ToString().ShouldBe(url);
        (await api.JsonAsync($"/api/v1/uploads/{id}")).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    [Fact]
    public async Task Who_may_only_look_can_not_undo()
    {
        var tenant = await app.CreateTenantAsync();
        var id = (await (await app.ClientAsync(tenant)).LoadAsync(OrderFile.ThreeOrders)).GetProperty("id").GetString();
        var viewer = await app.SignedInAsync(tenant, TenantRole.Viewer);
        var reader = new UploadClient(await app.ApiClientAsync(tenant, "read"));

        (await viewer.GetAsync($"/t/{tenant.Slug}/uploads/{id}/undo")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await viewer.PageAsync($"/t/{tenant.Slug}/uploads/{id}")).ShouldNotContain("Undo…");
        (await reader.PostAsync($"/api/v1/uploads/{id}/undo")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Rows_an_undone_file_replaced_or_had_rejected_count_no_more_among_the_doubtful()
    {
        var client = await app.ClientAsync();
        await client.LoadAsync(OrderFile.ThreeOrders);
        var id = (await client.LoadAsync("customer_id,name,age\nC1,Ann,30\nC1,Anna,30\nC2,Bob,300\n", "file_name=customers.csv&kind=customers")).GetProperty("id").GetString()!;
        (await RejectedAsync(client)).ShouldBe((2, 1));

        await client.PostAsync($"/api/v1/uploads/{id}/undo");
        await client.WaitForAsync(id, "undone");

        (await RejectedAsync(client)).ShouldBe((0, 0));
        (await client.JsonAsync($"/api/v1/uploads/{id}")).GetProperty("rows_rejected").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task The_analysis_after_an_undo_is_the_one_without_the_file()
    {
        var (shop, twin) = (await app.ClientAsync(), await app.ClientAsync());
        await shop.LoadAsync(OrderFile.Of(300));
        var id = (await shop.LoadAsync(OrderFile.Of(200, "X").Replace(",1.00", ",9.00"))).GetProperty("id").GetString()!;
        await twin.LoadAsync(OrderFile.Of(300));
        await shop.PostAsync($"/api/v1/uploads/{id}/undo");
        await shop.WaitForAsync(id, "undone");

        // Names and ids of segments come down from the run before, by design; the clusters themselves do not.
        await JobsApp.EventuallyAsync(
            async () => await ClustersAsync(shop) is { Length: > 0 } clusters && (await ClustersAsync(twin)).SequenceEqual(clusters), "both shops have the same clusters");
        (await GroupsAsync(shop)).ShouldBe(await GroupsAsync(twin));
    }

    private static async Task<(long Rejected, long Replaced)> RejectedAsync(UploadClient client)
        => (await client.JsonAsync("/api/v1/quality")).GetProperty("data") is var data
            ? (data.GetProperty("rows_rejected").GetInt64(), data.GetProperty("rows_replaced").GetInt64())
            : default;

    private static async Task<decimal> NetSalesAsync(UploadClient client)
        => (await client.JsonAsync("/api/v1/kpis")).GetProperty("data").GetProperty("net_sales").GetDecimal();

    private static async Task<string> GroupsAsync(UploadClient client)
    {
        var groups = await client.GetAsync("/api/v1/rfm/groups");
        return groups.IsSuccessStatusCode ? (await groups.JsonAsync()).GetProperty("data").GetRawText() : "";
    }

    private static async Task<string[]> ClustersAsync(UploadClient client)
        => [.. (await client.JsonAsync("/api/v1/segments")).GetProperty("data").GetProperty("segments").EnumerateArray()
            .Select(segment => $"{segment.GetProperty("customers")} {segment.GetProperty("centroid").GetRawText()}").Order(StringComparer.Ordinal)];

    private async Task AddReportAsync(Tenant tenant, string title, DateOnly from, DateTimeOffset createdAt)
    {
        await using var scope = app.Database.ScopeOf(tenant);
        await using var transaction = await scope.Session.BeginWriteAsync(Ct);
        scope.Session.Db.Add(new Report
        {
            TenantId = tenant.TenantId,
            Title = title,
            PeriodFrom = from,
            PeriodTo = from.AddDays(7),
            Status = ReportStatus.Ready,
            CreatedAt = createdAt,
        });
        await scope.Session.Db.SaveChangesAsync(Ct);
        await transaction.CommitAsync(Ct);
    }
}
