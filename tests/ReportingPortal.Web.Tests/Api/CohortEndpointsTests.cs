using System.Globalization;
using System.Net;
using System.Text.Json;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Api;

public class CohortEndpointsTests(FiguresApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cohorts_are_those_of_the_worked_example_and_of_nobody_else()
    {
        var answer = await AnswerAsync("?period=month&metric=customers&mode=on");

        answer.GetProperty("data").EnumerateArray().Select(row => (row.GetProperty("cohort").GetString(), row.GetProperty("size").GetInt32())).ShouldBe(
            [("2024-01-01", 3), ("2024-02-01", 1), ("2024-03-01", 1)]);
        var cells = answer.GetProperty("data")[0].GetProperty("cells").EnumerateArray().ToList();
        cells.Select(cell => (cell.GetProperty("period").GetInt32(), cell.GetProperty("value").GetDecimal(), cell.GetProperty("complete").GetBoolean())).ShouldBe(
            [(0, 3, true), (1, 1, true), (2, 2, false)]);
        cells[0].GetProperty("rate").GetDecimal().ShouldBe(1);
        answer.GetProperty("mean")[1].GetProperty("value").GetDecimal().ShouldBe(1 / 3m, 1e-9m);
        answer.GetProperty("meta").GetProperty("as_of").GetString().ShouldBe("2024-03-15");
    }

    [Theory]
    [InlineData("revenue", "180 50 130")]
    [InlineData("ltv", "60 76.6667 120")]
    public async Task Money_is_given_to_four_decimals(string metric, string values)
        => string.Join(' ', (await AnswerAsync($"?metric={metric}")).GetProperty("data")[0].GetProperty("cells").EnumerateArray()
            .Select(cell => cell.GetProperty("value").GetDecimal().ToString("0.####", CultureInfo.InvariantCulture))).ShouldBe(values);

    [Fact]
    public async Task Means_of_money_too()
        => (await AnswerAsync("?metric=ltv&to=2024-02-01")).GetProperty("mean").EnumerateArray().Select(mean => mean.GetProperty("value").GetDecimal()).ShouldBe([60, 76.6667m]);

    [Fact]
    public async Task The_plain_mean_of_cohorts_stands_under_that_of_all_customers()
    {
        var first = (await AnswerAsync("?metric=ltv")).GetProperty("mean")[0];
        var page = await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).PageAsync("/t/worked/cohorts");

        // Three customers of January brought 60 each, one of February 200; March has not ended.
        (first.GetProperty("value").GetDecimal(), first.GetProperty("simple").GetDecimal()).ShouldBe((95, 130));
        page.ShouldContain("Mean, by size");
        page.ShouldContain("Mean of cohorts");
    }

    [Fact]
    public async Task The_page_shows_the_figures_of_the_API()
    {
        var page = await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).PageAsync("/t/worked/cohorts?by=week&mode=on_or_after");

        foreach (var row in (await AnswerAsync("?period=week&mode=on_or_after")).GetProperty("data").EnumerateArray().Where(row => row.GetProperty("size").GetInt32() > 0))
        {
            foreach (var cell in row.GetProperty("cells").EnumerateArray())
            {
                page.ShouldContain($": {cell.GetProperty("value").GetDecimal():0} of {row.GetProperty("size").GetInt32()} customer");
                page.ShouldContain(string.Create(CultureInfo.InvariantCulture, $">{100 * cell.GetProperty("rate").GetDecimal():0.0} %"));
            }
        }
    }

    [Fact]
    public async Task Dates_choose_cohorts()
        => (await AnswerAsync("?from=2024-02-10&to=2024-03-01")).GetProperty("data").EnumerateArray().Select(row => row.GetProperty("cohort").GetString()).ShouldBe(["2024-02-01"]);

    [Fact]
    public async Task Who_registered_before_the_first_order_of_all_is_in_a_cohort_too()
    {
        var shop = await RegisteredAsync("2023-11-30", "2024-01-20");
        await RegisteredAsync("2023-10-02", "2024-02-03");
        var client = await app.ApiClientAsync(shop, "read");

        (await CohortsAsync("")).ShouldBe(["2023-11-01 1", "2023-12-01 0", "2024-01-01 1", "2024-02-01 0", "2024-03-01 0"]);
        (await CohortsAsync("&to=2024-02-01")).ShouldBe(["2023-11-01 1", "2023-12-01 0", "2024-01-01 1"]);
        (await CohortsAsync("&from=2024-01-01&to=2024-02-01")).ShouldBe(["2024-01-01 1"]);

        async Task<List<string>> CohortsAsync(string dates)
            => [.. (await (await client.GetAsync($"/api/v1/cohorts?basis=registration{dates}", Ct)).JsonAsync()).GetProperty("data").EnumerateArray()
                .Select(row => $"{row.GetProperty("cohort").GetString()} {row.GetProperty("size").GetInt32()}")];
    }

    [Fact]
    public async Task Cohorts_by_registration_are_of_the_customer_file_beside_those_of_nobody_else()
    {
        var shop = await RegisteredAsync("2024-01-03", "2024-01-20");
        await RegisteredAsync("2024-02-02", "2024-02-03");
        var client = await app.ApiClientAsync(shop, "read");

        var answer = await (await client.GetAsync("/api/v1/cohorts?basis=registration", Ct)).JsonAsync();
        var file = (await (await client.GetAsync("/api/v1/cohorts?basis=registration&format=csv", Ct)).Content.ReadAsStringAsync(Ct)).TrimEnd().Split("\r\n");
        var page = await (await app.SignedInAsync(shop, TenantRole.Viewer)).PageAsync($"/t/{shop.Slug}/cohorts?basis=registration");

        // C1 ordered in January, February and March, C9 never.
        answer.GetProperty("data").EnumerateArray().Select(row => (row.GetProperty("cohort").GetString(), row.GetProperty("size").GetInt32())).ShouldBe(
            [("2024-01-01", 2), ("2024-02-01", 0), ("2024-03-01", 0)]);
        answer.GetProperty("data")[0].GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("rate").GetDecimal()).ShouldBe([.5m, .5m, .5m]);
        file[1].ShouldBe("2024-01-01,2,0,1,0.5,true");
        page.ShouldContain("50.0 % of newly registered customers ordered in the month after that of their registration.");
        page.ShouldContain("/explain/cohorts-by-registration?basis=registration");
        page.ShouldContain("title=\"Jan 2024: 1 of 2 customers\">50.0 %</td>");
    }

    [Theory]
    [InlineData("basis=birthday")]
    [InlineData("period=year")]
    [InlineData("period=1")]
    [InlineData("metric=orders")]
    [InlineData("mode=sometimes")]
    [InlineData("metric=ltv&mode=on_or_after")]
    [InlineData("region=North")]
    [InlineData("category=Games")]
    [InlineData("product_id=A")]
    [InlineData("compare=previous_year")]
    [InlineData("from=2024-13-01")]
    public async Task What_can_not_be_given_is_refused(string query)
    {
        var client = await app.ApiClientAsync(app.Shop, "read");

        (await client.GetAsync($"/api/v1/cohorts?{query}", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_file_has_a_line_a_cell()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var lines = (await (await client.GetAsync("/api/v1/cohorts?tenant=worked&format=csv&metric=revenue")).Content.ReadAsStringAsync(Ct)).TrimEnd().Split("\r\n");

        lines[0].ShouldBe("cohort,size,period,value,rate,complete");
        lines.Length.ShouldBe(1 + 6);
        lines[1].ShouldBe("2024-01-01,3,0,180.0000,1,true");
    }

    private async Task<Tenant> RegisteredAsync(string first, string second)
    {
        var tenant = await app.CreateTenantAsync();
        await new ShopSeed(app.Database, tenant).WithWorkedExample().Customer("C1", registeredOn: first).Customer("C9", registeredOn: second).SaveAsync(Ct);
        await app.Database.AnalyseAsync(tenant, Ct);
        return tenant;
    }

    private async Task<JsonElement> AnswerAsync(string query)
    {
        var client = await app.ApiClientAsync(app.Shop, "read");
        var response = await client.GetAsync($"/api/v1/cohorts{query}", Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, query);
        return await response.JsonAsync();
    }
}
