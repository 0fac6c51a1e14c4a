using System.Net;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Api;

public class CustomerListTests(FiguresApp app)
{
    [Fact]
    public async Task Pages_by_cursor_hold_every_customer_once()
    {
        var client = await app.ApiClientAsync(app.Shop, "read");
        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = await (await client.GetAsync($"/api/v1/customers?limit=2&cursor={Uri.EscapeDataString(cursor ?? "")}", Ct)).JsonAsync();
            page.GetProperty("total").GetInt32().ShouldBe(5);
            found.AddRange(page.GetProperty("data").EnumerateArray().Select(customer => customer.GetProperty("customer_id").GetString()!));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        found.ShouldBe(["C1", "C4", "C3", "C5", "C2"], "250, 200, 60; then 50 twice, the more recent first");
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("limit=many")]
    [InlineData("cursor=nonsense")]
    public async Task A_page_that_can_not_be_given_is_refused(string query)
    {
        var client = await app.ApiClientAsync(app.Shop, "read");

        (await client.GetAsync($"/api/v1/rfm/customers?{query}", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_file_holds_the_whole_list_and_runs_as_no_formula()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var response = await client.GetAsync($"/api/v1/customers?tenant={app.Shop.Slug}&format=csv&limit=1");

        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("worked-customers.csv");
        var lines = (await response.Content.ReadAsStringAsync(Ct)).TrimEnd().Split("\r\n");
        lines.Length.ShouldBe(6);
        lines[1].ShouldStartWith("C1,'=cmd|' /C calc'!A0,0,3,250");
        lines.ShouldContain(line => line.StartsWith("C2,\"Smith, \"\"Jo\"\"\","));
    }

    [Theory]
    [InlineData("customers/{0}")]
    [InlineData("customers/{0}/timeline")]
    public async Task An_e_mail_address_finds_its_customer_in_any_capitals_and_other_ids_are_told_letter_for_letter(string path)
    {
        var shop = await app.ShopAsync(null, shop => Analytics.Tests.Seeding.WorkedExample.WithWorkedExample(shop).Order("Z1", "ann@example.com", "2024-03-01", 10).Order("Z2", "b7", "2024-03-01", 10));
        var client = await app.ApiClientAsync(shop, "read");
        string Of(string id) => "/api/v1/" + string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id);

        (await client.GetAsync(Of("Ann@Example.COM"), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(Of("b7"), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(Of("B7"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await app.ApiClientAsync(app.Shop, "read")).GetAsync(Of("ann@example.com"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_customer_is_found_in_its_own_tenant_only()
    {
        var stranger = await app.ShopAsync(null, shop => Analytics.Tests.Seeding.WorkedExample.WithWorkedExample(shop).Order("Z1", "only-here/1", "2024-03-01", 10));
        var client = await app.ApiClientAsync(stranger, "read");

        var own = await client.GetAsync("/api/v1/customers/only-here%2F1", Ct);
        (await own.JsonAsync()).GetProperty("data").GetProperty("lifetime_net_sales").GetDecimal().ShouldBe(10);
        (await (await app.ApiClientAsync(app.Shop, "read")).GetAsync("/api/v1/customers/only-here%2F1", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
