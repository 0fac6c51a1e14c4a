using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Overview;

public partial class IndexTests(FiguresApp app)
{
    [Fact]
    public async Task The_page_opens_with_the_figure_in_a_sentence()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/overview");

        page.ShouldContain("Net sales were €610 in all the history, from 9 orders by 5 customers.");
        page.ShouldContain("As of 15 Mar 2024 (Europe/Berlin)");
        page.ShouldContain("nothing earlier to compare with");
        page.ShouldNotContain("7,777");
    }

    [Theory]
    [InlineData("")]
    [InlineData("from=2024-02-01&until=2024-02-29")]
    [InlineData("from=2024-02-10&until=2024-03-15&region=North")]
    public async Task Every_tile_shows_what_the_api_answers(string filters)
    {
        var shop = await app.ShopAsync(null, shop => shop.WithWorkedExample()
            .Order("O10", "C1", "2024-03-01", 90, cost: 30).Order("O11", "C1", "2024-01-02", 45, cost: 50).Return("R1", "C4", "2024-02-21", 25).Visits("2024-02-11", 40, 3));
        var page = await (await app.SignedInAsync(shop, TenantRole.Viewer)).PageAsync($"/t/{shop.Slug}/overview?{filters}");
        var answer = await (await app.ApiClientAsync(shop, "read"))
            .GetAsync($"/api/v1/kpis?{filters}{(filters.Length == 0 ? "period=all" : "")}", TestContext.Current.CancellationToken);
        var kpis = (await answer.JsonAsync()).GetProperty("data");

        var tiles = Tiles().Matches(page).ToDictionary(match => match.Groups[1].Value, match => (Exact: match.Groups[2].Value, Detail: match.Groups[3].Value));
        tiles.Count.ShouldBe(6);
        tiles["net-sales"].Exact.ShouldBe(Money(kpis, "net_sales"));
        tiles["profit"].Exact.ShouldBe(Money(kpis, "profit"));
        tiles["profit"].Detail.ShouldContain(Share(kpis, "margin"));
        tiles["orders"].Exact.ShouldBe(Number(kpis, "orders"));
        tiles["average-order-value"].Exact.ShouldBe(Money(kpis, "average_order_value"));
        tiles["customers"].Exact.ShouldBe(Number(kpis, "customers"));
        tiles["customers"].Detail.ShouldBe($"{Number(kpis, "new_customers")} new, {Number(kpis, "returning_customers")} returning");
        tiles["repeat-rate"].Exact.ShouldBe(Share(kpis, "repeat_purchase_rate"));
        if (kpis.GetProperty("conversion_rate").ValueKind != JsonValueKind.Null)
        {
            tiles["orders"].Detail.ShouldContain(Share(kpis, "conversion_rate"));
        }
    }

    [Fact]
    public async Task A_month_without_orders_is_told_as_the_fall_it_is()
    {
        var shop = await app.ShopAsync(null, shop => shop
            .Order("1", "C1", "2024-01-01", 80, cost: 30).Return("R1", "C1", "2024-02-05", 20, cost: 15).Order("2", "C1", "2024-03-10", 50, cost: 10));
        var client = await app.SignedInAsync(shop, TenantRole.Viewer);

        var february = await client.PageAsync($"/t/{shop.Slug}/overview?from=2024-02-01&until=2024-02-29");
        february.ShouldContain("from €80 in January 2024.");
        february.ShouldContain("1 fewer customer and 1 fewer order.");
        february.ShouldContain("Nothing was earned in this period.");
        february.ShouldNotContain("nothing to compare");

        (await client.PageAsync($"/t/{shop.Slug}/overview?from=2024-03-11&until=2024-03-12")).ShouldContain("There are no orders to compare.");
    }

    [Fact]
    public async Task A_change_carries_its_sign_and_what_it_is_compared_to()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/overview?from=2024-03-01&until=2024-03-14&compare=previous_period");

        page.ShouldContain("Net sales fell 20.0 % to €80");
        page.ShouldContain("−20.0 %");
        page.ShouldContain("vs period before");
        page.ShouldContain("compared to 16 Feb – 29 Feb 2024");
    }

    [Fact]
    public async Task A_month_that_goes_on_beyond_the_data_is_compared_with_as_many_days()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/overview?from=2024-03-01&until=2024-03-31&compare=previous_period");

        page.ShouldContain("Net sales rose 20.0 % to €180");
        page.ShouldContain("vs as many days before");
        page.ShouldContain("compared to 1 Feb – 15 Feb 2024");
        page.ShouldNotContain("28.0 %");
    }

    [Fact]
    public async Task A_filter_that_can_not_be_used_is_said_and_the_default_shown()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/overview?from=soon&region=Atlantis");

        page.ShouldContain("'from' must be a date such as 2024-03-31; 'soon' is not one.");
        page.ShouldContain("There is no region named 'Atlantis' in this shop's data.");
        page.ShouldContain("Net sales were €610");
    }

    [Fact]
    public async Task Who_is_no_member_finds_no_shop()
    {
        var client = await app.SignedInAsync(app.Stranger, TenantRole.Owner);

        foreach (var page in new[] { "overview", "sales", "customers", "customers/pareto", "customers/C1", "rfm", "segments", "segments/customers?segment_id=1", "lifetime-value", "recommendations", "recommendations?customer=C1" })
        {
            (await client.GetAsync($"/t/worked/{page}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("sales")]
    [InlineData("customers")]
    [InlineData("rfm")]
    [InlineData("segments")]
    [InlineData("lifetime-value")]
    [InlineData("recommendations")]
    public async Task An_empty_shop_says_so_and_what_to_do_next(string path)
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.SignedInAsync(tenant, TenantRole.Analyst);

        var page = await client.PageAsync($"/t/{tenant.Slug}/{path}");

        page.ShouldContain("Database is empty!");
        page.ShouldContain("Generate & Load Dummy Data");
        page.ShouldContain($"action=\"/t/{tenant.Slug}/uploads/dummy-data\"");
    }

    private static string Money(JsonElement kpis, string name) => Written(kpis, name, value => "€" + value.ToString("#,##0.00", CultureInfo.InvariantCulture));

    private static string Number(JsonElement kpis, string name) => Written(kpis, name, value => value.ToString("#,##0", CultureInfo.InvariantCulture));

    private static string Share(JsonElement kpis, string name) => Written(kpis, name, value => (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %");

    private static string Written(JsonElement kpis, string name, Func<decimal, string> write)
    {
        var value = kpis.GetProperty(name);
        return value.ValueKind == JsonValueKind.Null ? name == "margin" ? "" : "–" : write(value.GetDecimal());
    }

    [GeneratedRegex("""<article class="kpi-tile" id="kpi-([a-z-]+)">.*?title="([^"]*)".*?<p class="kpi-detail">([^<]*)</p>""", RegexOptions.Singleline)]
    private static partial Regex Tiles();
}
