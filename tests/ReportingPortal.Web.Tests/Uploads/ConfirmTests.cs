using System.Net;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Uploads;

/// <summary>A file sent by a person is read, shown with what it changes, and counts only after a word.</summary>
public class ConfirmTests(JobsApp app) : IClassFixture<JobsApp>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_counts_after_the_word_and_its_source_can_be_trusted()
    {
        var tenant = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(tenant), await app.SignedInAsync(tenant, TenantRole.Analyst));
        var id = await SendAsync(analyst, api, tenant, "march.csv", OrderFile.ThreeOrders, "needs_confirmation");
        var confirm = $"/t/{tenant.Slug}/uploads/{id}/confirm";

        var page = await analyst.PageAsync(confirm);
        var details = await analyst.PageAsync($"/t/{tenant.Slug}/uploads/{id}");
        (await OrdersAsync(api)).ShouldBe(0);
        var word = await analyst.PostFormAsync(confirm, new() { ["trust"] = "true" });
        var loaded = await api.WaitForAsync(id, "succeeded");

        page.ShouldContain("3 rows: 3 new, 0 changed, 0 unchanged, 0 rejected.");
        page.ShouldContain("Mar 2024: net sales €0.00 → €100.00");
        details.ShouldContain("data-field=\"rows_read\">3<");
        details.ShouldNotContain("rows_new", customMessage: "none is new before the word");
        word.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        loaded.GetProperty("confirmed_at").GetDateTimeOffset().ShouldBeLessThan(DateTimeOffset.UtcNow);
        (await OrdersAsync(api)).ShouldBe(3);
        await SendAsync(analyst, api, tenant, "april.csv", OrderFile.Of(5, "A"), "succeeded");
        (await OrdersAsync(api)).ShouldBe(8);
        (await (await app.SignedInAsync(tenant, TenantRole.Owner)).PageAsync($"/t/{tenant.Slug}/settings")).ShouldContain("the one kind of file");
    }

    [Fact]
    public async Task A_file_that_is_declined_leaves_nothing()
    {
        var tenant = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(tenant), await app.SignedInAsync(tenant, TenantRole.Analyst));
        var id = await SendAsync(analyst, api, tenant, "march.csv", OrderFile.ThreeOrders, "needs_confirmation");
        var confirm = $"/t/{tenant.Slug}/uploads/{id}/confirm";

        await analyst.PostFormAsync(confirm, [], confirm + "?handler=Decline");

        (await api.WaitForAsync(id, "cancelled")).GetProperty("preview").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await OrdersAsync(api)).ShouldBe(0);
        (await api.PostAsync($"/api/v1/uploads/{id}/confirm")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_page_says_when_the_figures_have_moved_since()
    {
        var tenant = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(tenant), await app.SignedInAsync(tenant, TenantRole.Analyst));
        var id = await SendAsync(analyst, api, tenant, "march.csv", OrderFile.ThreeOrders, "needs_confirmation");
        (await analyst.PageAsync($"/t/{tenant.Slug}/uploads/{id}/confirm")).ShouldNotContain("have moved");

        await api.LoadAsync(OrderFile.Of(4, "B"));

        (await analyst.PageAsync($"/t/{tenant.Slug}/uploads/{id}/confirm")).ShouldContain("have moved");
        await analyst.PostFormAsync($"/t/{tenant.Slug}/uploads/{id}/confirm", []);
        await api.WaitForAsync(id, "succeeded");
        (await OrdersAsync(api)).ShouldBe(7);
    }

    [Fact]
    public async Task A_shop_that_does_not_want_to_be_asked_is_not()
    {
        var tenant = await app.CreateTenantAsync();
        var (api, owner) = (await app.ClientAsync(tenant), await app.SignedInAsync(tenant, TenantRole.Owner));
        await owner.PostFormAsync($"/t/{tenant.Slug}/settings", new()
        {
            ["Name"] = "Shop",
            ["Currency"] = "EUR",
            ["TimeZone"] = "Europe/Berlin",
            ["WeekStart"] = "Monday",
            ["AsksBeforeChange"] = "false",
        });

        await SendAsync(owner, api, tenant, "march.csv", OrderFile.ThreeOrders, "succeeded");
    }

    [Fact]
    public async Task A_program_may_ask_to_see_first()
    {
        var client = await app.ClientAsync();
        var id = await client.UploadAsync(OrderFile.ThreeOrders, "file_name=march.csv&dry_run=true");

        var waiting = await client.WaitForAsync(id, "needs_confirmation");
        var confirmed = await client.PostAsync($"/api/v1/uploads/{id}/confirm");

        var preview = waiting.GetProperty("preview");
        preview.GetProperty("rows").GetProperty("new").GetInt32().ShouldBe(3);
        preview.GetProperty("total").GetProperty("after").GetProperty("net_sales").GetDecimal().ShouldBe(100);
        preview.GetProperty("months")[0].GetProperty("month").GetString().ShouldBe("2024-03-01");
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        UploadApiTests.Counts(await client.WaitForAsync(id, "succeeded")).ShouldBe((3, 3, 0, 0, 0));
    }

    [Fact]
    public async Task The_same_file_again_says_that_it_changed_nothing_and_when_it_was_loaded()
    {
        var tenant = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(tenant), await app.SignedInAsync(tenant, TenantRole.Analyst));
        await api.LoadAsync(OrderFile.ThreeOrders, "file_name=march.csv");

        var id = await SendAsync(analyst, api, tenant, "march-again.csv", OrderFile.ThreeOrders, "succeeded");

        (await analyst.PageAsync($"/t/{tenant.Slug}/uploads/{id}")).ShouldContain("This file changed nothing: it was loaded before");
        (await analyst.PageAsync($"/t/{tenant.Slug}/uploads/{id}")).ShouldContain("as march.csv");
        (await analyst.PageAsync($"/t/{tenant.Slug}/uploads")).ShouldContain("Changed nothing: all of it was here already.");
    }

    private static async Task<string> SendAsync(PortalClient person, UploadClient api, Tenant tenant, string name, string csv, string wanted)
    {
        var url = $"/t/{tenant.Slug}/uploads";
        var form = new MultipartFormDataContent
        {
            { new StringContent(await person.TokenAsync(url)), "__RequestVerificationToken" },
            { new StringContent("auto"), "kind" },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(csv)), "files", name },
        };
        (await person.Http.PostAsync(url, form, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var id = (await api.JsonAsync("/api/v1/uploads?limit=1")).GetProperty("data")[0].GetProperty("id").GetString()!;
        await api.WaitForAsync(id, wanted);
        return id;
    }

    private static async Task<int> OrdersAsync(UploadClient client)
        => (await client.JsonAsync("/api/v1/kpis")).GetProperty("data").GetProperty("orders").GetInt32();
}
