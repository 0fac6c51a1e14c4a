using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Quality;

public class QualityTests(FiguresApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_count_opens_its_rows_on_the_page_in_the_api_and_as_csv()
    {
        var shop = await app.ShopAsync(null, seed => seed.Order("O1", null, "2024-01-02", 10).Order("O2", "C1", "2024-01-03", 20, cost: 5));
        var viewer = await app.SignedInAsync(shop, TenantRole.Viewer);
        var api = await app.ApiClientAsync(shop, "read");

        var page = await viewer.PageAsync($"/t/{shop.Slug}/quality");
        var rows = await viewer.PageAsync($"/t/{shop.Slug}/quality/rows?finding=missing_customer");
        var json = await api.GetFromJsonAsync<JsonElement>("/api/v1/quality/rows?finding=missing_customer", Ct);
        var csv = await api.GetStringAsync("/api/v1/quality/rows?finding=missing_customer&format=csv", Ct);

        page.ShouldContain("Most often: no customer, on 50.0 % of order lines.");
        page.ShouldMatch($"href=\"/t/{shop.Slug}/quality/rows[^\"]*finding=missing_customer");
        rows.ShouldContain("1 row");
        rows.ShouldContain("O1");
        rows.ShouldNotContain("O2");
        json.GetProperty("data")[0].GetProperty("key").GetString().ShouldBe("O1");
        json.GetProperty("total").GetInt32().ShouldBe(1);
        csv.Split("\r\n")[1].ShouldStartWith("O1,P,2024-01-02T12:00:00Z,,North,Things,1.0000,10.0000,10.0000,");
    }

    [Fact]
    public async Task Each_tile_and_count_explains_itself_on_the_page_and_in_the_api_for_all_data_and_for_one_upload()
    {
        var shop = await app.ShopAsync(null, seed => seed.Order("O1", null, "2024-01-02", 10).Order("O2", "C1", "2024-01-03", 20, cost: 5));
        await app.ShopAsync(null, seed => seed.Order("O1", null, "2024-01-02", 10).Order("O3", null, "2024-01-02", 10));
        var viewer = await app.SignedInAsync(shop, TenantRole.Viewer);
        var api = await app.ApiClientAsync(shop, "read");

        var page = await viewer.PageAsync($"/t/{shop.Slug}/quality");
        var panel = await viewer.PageAsync($"/t/{shop.Slug}/explain/quality-missing-customer?handler=panel");
        var json = (await api.GetFromJsonAsync<JsonElement>("/api/v1/explain/quality-missing-customer", Ct)).GetProperty("data");
        var nobodys = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/explain/quality-missing-customer?upload_id={Guid.NewGuid()}", Ct)).GetProperty("data");
        var rows = (await api.GetFromJsonAsync<JsonElement>("/api/v1/explain/quality-missing-customer/rows", Ct)).GetProperty("data");

        foreach (var figure in new[] { "rows-read", "rows-rejected", "rows-replaced", "quality-missing-customer", "quality-price-outlier" })
        {
            page.ShouldContain($"href=\"/t/{shop.Slug}/explain/{figure}\"");
        }

        panel.ShouldContain("<p class=\"explain-value\">1</p>");
        panel.ShouldContain("rows = number of order lines without a customer id; share = rows / all order lines");
        panel.ShouldContain("Quality/QualityTotals.sql");
        (json.GetProperty("value").GetDecimal(), json.GetProperty("lineage").GetProperty("all_rows").GetInt64()).ShouldBe((1, 1));
        json.GetProperty("figure").GetProperty("filtered_by").EnumerateArray().Select(name => name.GetString()).ShouldBe(["upload_id"]);
        nobodys.GetProperty("value").GetDecimal().ShouldBe(0);
        (rows.GetArrayLength(), rows[0].GetProperty("type").GetString(), rows[0].GetProperty("key").GetString()).ShouldBe((1, "doubtful_row", "O1"));
    }

    [Fact]
    public async Task The_api_tells_the_same_counts_and_refuses_what_it_does_not_know()
    {
        var api = await app.ApiClientAsync(app.Shop, "read");

        var data = (await api.GetFromJsonAsync<JsonElement>("/api/v1/quality", Ct)).GetProperty("data");

        data.GetProperty("is_counted").GetBoolean().ShouldBeTrue();
        data.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("finding").GetString()).ShouldContain("price_outlier");
        (await api.GetAsync("/api/v1/quality/rows?finding=ugly", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await api.GetAsync("/api/v1/quality/rows?finding=zero_price&upload_id=7", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await api.GetAsync($"/api/v1/uploads/{Guid.NewGuid()}/quality", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_empty_shop_is_told_what_the_page_is_for()
    {
        var viewer = await app.SignedInAsync(await app.CreateTenantAsync(), TenantRole.Viewer);
        var shop = await app.CreateTenantAsync();
        var owner = await app.SignedInAsync(shop, TenantRole.Owner);

        (await owner.PageAsync($"/t/{shop.Slug}/quality")).ShouldContain("Nothing to look at yet");
        (await viewer.GetAsync($"/t/{shop.Slug}/quality")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
