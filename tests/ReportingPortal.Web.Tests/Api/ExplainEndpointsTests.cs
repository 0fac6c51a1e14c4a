using System.Net;
using System.Text.Json;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Web.Tests.Api;

public class ExplainEndpointsTests(FiguresApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalogue_lists_every_figure_with_its_formula()
    {
        var data = (await JsonAsync("explain")).GetProperty("data").EnumerateArray().ToList();

        data.Select(figure => figure.GetProperty("id").GetString()).ShouldBe(FigureCatalogue.All.Select(figure => figure.Id));
        var sales = data.Single(figure => figure.GetProperty("id").GetString() == "net-sales");
        (sales.GetProperty("definition").GetString(), sales.GetProperty("rows").GetString()).ShouldBe(("D0", "order_lines"));
        sales.GetProperty("filtered_by").EnumerateArray().Select(name => name.GetString()).ShouldContain("region");
    }

    [Fact]
    public async Task A_figure_answers_with_value_statement_and_what_is_in_force()
    {
        var answer = await JsonAsync("explain/net-sales?from=2024-02-01&to=2024-03-01&region=South");
        var (data, meta) = (answer.GetProperty("data"), answer.GetProperty("meta"));

        data.GetProperty("value").GetDecimal().ShouldBe(200, "O7 and O8; the stranger's order is not among them");
        data.GetProperty("compared_value").GetDecimal().ShouldBe(80, "O4 and O5");
        (data.GetProperty("compared_period").GetProperty("from").GetString(), data.GetProperty("compared_period").GetProperty("to").GetString()).ShouldBe(("2024-01-01", "2024-02-01"));
        meta.GetProperty("filters").GetProperty("region").GetString().ShouldBe("South");
        (meta.GetProperty("as_of").GetString(), meta.GetProperty("time_zone").GetString()).ShouldBe(("2024-03-15", "Europe/Berlin"));
        var statement = data.GetProperty("statements")[0];
        statement.GetProperty("path").GetString().ShouldBe("Kpis/Kpis.sql");
        statement.GetProperty("text").GetString()!.ShouldContain("from daily_sales as d");
        statement.GetProperty("parameters").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "from").GetProperty("value").GetString().ShouldBe("2024-02-01");
        (data.GetProperty("lineage").GetProperty("extent").GetString(), data.GetProperty("lineage").GetProperty("all_rows").GetInt64()).ShouldBe(("period", 2));
    }

    [Fact]
    public async Task Rows_by_pages_and_as_a_file_sum_up_to_the_figure()
    {
        var client = await app.ApiClientAsync(app.Shop, "read");
        var sums = new List<decimal>();
        string? cursor = null;
        do
        {
            var page = await JsonAsync($"explain/net-sales/rows?limit=4&cursor={cursor}");
            (page.GetProperty("total").GetInt32(), page.GetProperty("total_is_whole").GetBoolean()).ShouldBe((9, true));
            sums.AddRange(page.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("net_sales").GetDecimal()));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);
        var csv = (await client.GetStringAsync("/api/v1/explain/net-sales/rows?format=csv&from=2024-03-10&to=2024-03-11", Ct)).Split("\r\n");

        (sums.Count, sums.Sum()).ShouldBe((9, 610));
        csv[0].ShouldStartWith("order_id,order_date,kind,product_id,product,");
        csv[1].ShouldStartWith("O9,2024-03-10,sale,B,Product B,1,C5,North,Books,1");
        csv.Length.ShouldBe(3);
    }

    [Fact]
    public async Task Names_in_the_file_run_as_no_formula()
    {
        var csv = await (await app.ApiClientAsync(app.Shop, "read")).GetStringAsync("/api/v1/explain/customers/rows?format=csv", Ct);

        csv.ShouldContain("\r\nC1,'=cmd|' /C calc'!A0,3,250.0000,2024-01-05,true\r\nC2,\"Smith, \"\"Jo\"\"\",1,50");
    }

    [Fact]
    public async Task Every_figure_explains_itself_and_gives_its_rows_as_json_and_as_a_file()
    {
        var shop = await app.ShopAsync(null, shop => shop.WithWorkedExample()
            .Event("C1", "v1", EventType.SessionStart, at: "2024-01-05T09:00:00").Event("C1", "v1", EventType.Purchase, at: "2024-01-05T09:10:00").Visits("2024-01-05", 1, 1));
        var client = await app.ApiClientAsync(shop, "read");
        foreach (var figure in FigureCatalogue.All)
        {
            foreach (var path in new[] { figure.Id, $"{figure.Id}/rows", $"{figure.Id}/rows?format=csv" })
            {
                var answer = await client.GetAsync($"/api/v1/explain/{path}", Ct);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
                (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain("O1x", Case.Insensitive, path);
            }

            var rows = await (await client.GetAsync($"/api/v1/explain/{figure.Id}/rows", Ct)).JsonAsync();
            var lines = (await client.GetStringAsync($"/api/v1/explain/{figure.Id}/rows?format=csv", Ct)).TrimEnd().Split("\r\n");
            rows.GetProperty("data").GetArrayLength().ShouldBe(lines.Length - 1, figure.Id);
        }
    }

    [Theory]
    [InlineData("explain/net-sales?from=soon")]
    [InlineData("explain/net-sales?region=Atlantis")]
    [InlineData("explain/net-sales?product_id=A")]
    [InlineData("explain/net-sales?steps=product_view,purchase")]
    [InlineData("explain/sales-by-day?product_id=A&category=Books")]
    [InlineData("explain/sales-by-day?product_id=A&rfm_group=Champions")]
    [InlineData("explain/sales-by-month/rows?product_id=Nothing")]
    [InlineData("explain/product-concentration?compare=previous_year")]
    [InlineData("explain/funnel-steps?compare=previous_year")]
    [InlineData("explain/order-values?scale=round")]
    [InlineData("explain/net-sales?scale=log")]
    [InlineData("explain/cohorts?metric=orders")]
    [InlineData("explain/cohorts?metric=revenue&mode=on_or_after")]
    [InlineData("explain/valuable-customers?horizon_days=0")]
    [InlineData("explain/rfm-cuts?region=South")]
    [InlineData("explain/rfm-groups?region=Atlantis")]
    [InlineData("explain/rfm-groups?rfm_group=Nobody")]
    [InlineData("explain/net-sales?rfm_group=Champions")]
    [InlineData("explain/order-values?category=Books")]
    [InlineData("explain/daily-summary?region=South")]
    [InlineData("explain/rfm-groups-apart?by=height")]
    [InlineData("explain/rfm-moves?from=2019-01")]
    [InlineData("explain/basket-rules?by=order")]
    [InlineData("explain/basket-rules?from=2024-01-01")]
    [InlineData("explain/rfm-groups?from=2024-01-01")]
    [InlineData("explain/quality-missing-cost?upload_id=7")]
    [InlineData("explain/rows-read?from=2024-01-01")]
    [InlineData("explain/net-sales?upload_id=01939f0a-5b7e-7c11-9a3e-2f4d6c8b0a12")]
    [InlineData("explain/cohorts?by=day")]
    [InlineData("explain/funnel-steps?unit=family")]
    [InlineData("explain/net-sales/rows?limit=0")]
    [InlineData("explain/net-sales/rows?cursor=torn")]
    public async Task What_can_not_be_given_is_refused(string query)
        => (await (await app.ApiClientAsync(app.Shop, "read")).GetAsync($"/api/v1/{query}", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("explain/net_sales")]
    [InlineData("explain/profits/rows")]
    public async Task An_unknown_figure_is_not_found(string path)
    {
        var answer = await (await app.ApiClientAsync(app.Shop, "read")).GetAsync($"/api/v1/{path}", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Without_a_key_nothing_is_explained_and_a_page_of_another_shop_is_not_there()
    {
        (await app.CreateClient().GetAsync("/api/v1/explain/net-sales", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var viewer = await app.SignedInAsync(app.Shop, TenantRole.Viewer);
        (await viewer.GetAsync("/t/stranger/explain/net-sales")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await viewer.GetAsync("/t/stranger/explain/net-sales/rows")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> JsonAsync(string query)
        => await (await (await app.ApiClientAsync(app.Shop, "read")).GetAsync($"/api/v1/{query}", Ct)).JsonAsync();
}
