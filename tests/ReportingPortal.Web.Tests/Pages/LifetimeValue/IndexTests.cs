using System.Net;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Tests.Pages.LifetimeValue;

public class IndexTests(LoyalShop app) : IClassFixture<LoyalShop>
{
    [Fact]
    public async Task Too_little_data_gets_the_reason_and_what_customers_have_brought()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/lifetime-value");

        page.ShouldContain("5 customers with an order of the 100 it takes; 3 who came back on another day of the 30 it takes; 10 weeks of history of the 26 it takes.");
        page.ShouldContain("5 customers brought €610 so far. That is their past, not a forecast.");
        page.ShouldContain("<td class=\"num\">€250.00</td>");
        page.ShouldNotContain("€7,777");
        page.ShouldNotContain("Still a customer");
    }

    [Fact]
    public async Task A_forecast_shows_its_models_its_test_and_who_has_ordered_once_only()
    {
        var client = await app.SignedInAsync(app.Loyal, TenantRole.Viewer);
        var page = await client.PageAsync("/t/loyal/lifetime-value");
        var all = page;
        for (var next = Next(page); next is not null; next = Next(page))
        {
            page = await client.PageAsync($"/t/loyal/lifetime-value{next}");
            all += page;
        }

        all.ShouldContain("150 customers are expected to bring €");
        all.ShouldContain("Purchases: BG/NBD");
        all.ShouldContain("The forecast put to the test");
        all.ShouldContain("Same rate as before");
        all.Split("/t/loyal/customers/C").Length.ShouldBe(1 + LoyalShop.Customers, "each customer once");
        all.ShouldContain("first order only");
    }

    [Fact]
    public async Task The_list_looks_as_far_ahead_as_asked_and_so_does_its_file()
    {
        var client = await app.SignedInAsync(app.Loyal, TenantRole.Viewer);
        var page = await client.PageAsync("/t/loyal/lifetime-value?horizon_days=91");
        var api = await app.ApiClientAsync(app.Loyal, "read");
        var answer = await (await api.GetAsync("/api/v1/lifetime-value/customers?horizon_days=91&limit=1", TestContext.Current.CancellationToken)).JsonAsync();
        var expected = answer.GetProperty("data")[0].GetProperty("clv").GetDecimal();

        page.ShouldContain("Expected within 3 months");
        page.ShouldContain(new FigureFormat(app.Loyal.Currency).Money(expected));
        page.ShouldContain("lifetime-value/customers?horizon_days=91&");
        page.ShouldContain("?horizon_days=91&cursor=");
        (await client.PageAsync("/t/loyal/lifetime-value?horizon_days=5000")).ShouldContain("Expected within 12 months, highest value first");
    }

    [Fact]
    public async Task A_customers_page_tells_what_is_expected_where_there_is_a_forecast()
    {
        (await (await app.SignedInAsync(app.Loyal, TenantRole.Viewer)).PageAsync("/t/loyal/customers/C001")).ShouldContain("Expected in 12 months");
        (await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).PageAsync("/t/worked/customers/C1")).ShouldNotContain("Expected in 12 months");
    }

    [Fact]
    public async Task A_forecast_of_a_margin_says_so_and_its_list_file_and_rows_agree()
    {
        var ct = TestContext.Current.CancellationToken;
        var shop = await app.ShopAsync(null, LoyalShop.Seed);
        await using (var scope = app.Database.ScopeOf(shop))
        {
            (await new GroupingRuleStore(scope.Session, TimeProvider.System).SaveAsync(new GroupingRules(ForecastMargin: .4m), null, ct)).ShouldBeNull();
        }

        await app.AnalyseAsync(shop);
        var (client, api, other) = (await app.SignedInAsync(shop, TenantRole.Viewer), await app.ApiClientAsync(shop, "read"), await app.ApiClientAsync(app.Loyal, "read"));
        var page = await client.PageAsync($"/t/{shop.Slug}/lifetime-value");
        var (part, whole) = (await Data(api, "lifetime-value/model"), await Data(other, "lifetime-value/model"));
        var (first, same) = ((await Data(api, "lifetime-value/customers?limit=1"))[0], (await Data(other, "lifetime-value/customers?limit=1"))[0]);
        var (id, clv) = (first.GetProperty("customer_id").GetString(), first.GetProperty("clv").GetDecimal());

        (part.GetProperty("margin").GetDouble(), whole.GetProperty("margin").GetDouble()).ShouldBe((.4, 1));
        part.GetProperty("clv_total").GetDecimal().ShouldBe(.4m * whole.GetProperty("clv_total").GetDecimal(), .02m);
        (id, first.GetProperty("historic").GetDecimal()).ShouldBe((same.GetProperty("customer_id").GetString(), same.GetProperty("historic").GetDecimal()));
        page.ShouldContain(" of margin within the next 12 months");
        page.ShouldContain("40.0 % of the net sales expected within 12 months of 4.345 weeks, kept as margin, worth");
        page.ShouldContain("highest value first; 40.0 % of net sales, kept as margin");
        page.ShouldContain("Net sales per purchase");
        (await client.PageAsync($"/t/{shop.Slug}/customers/{id}")).ShouldContain($"{new FigureFormat(shop.Currency).Money(clv)} (40.0 % of net sales, kept as margin)");
        (await api.GetStringAsync("/api/v1/explain/expected-value/rows?format=csv", ct)).ShouldContain($",{first.GetProperty("clv").GetRawText()}\r\n");
        (await (await app.SignedInAsync(app.Loyal, TenantRole.Viewer)).PageAsync("/t/loyal/lifetime-value")).ShouldNotContain("kept as margin");

        async Task<System.Text.Json.JsonElement> Data(HttpClient from, string path) => (await (await from.GetAsync($"/api/v1/{path}", ct)).JsonAsync()).GetProperty("data");
    }

    [Fact]
    public async Task A_shop_not_yet_analysed_says_so()
    {
        var tenant = await app.CreateTenantAsync();
        await new Analytics.Tests.Seeding.ShopSeed(app.Database, tenant).Order("1", "C1", "2024-01-01", 10).SaveAsync(TestContext.Current.CancellationToken);

        (await (await app.SignedInAsync(tenant, TenantRole.Viewer)).PageAsync($"/t/{tenant.Slug}/lifetime-value")).ShouldContain("Not worked out yet");
    }

    [Fact]
    public async Task A_broken_link_to_a_page_of_the_list_shows_the_first()
        => (await (await app.SignedInAsync(app.Loyal, TenantRole.Viewer)).PageAsync("/t/loyal/lifetime-value?cursor=torn")).ShouldContain("20 of 150 customers on this page");

    [Fact]
    public async Task Who_is_no_member_finds_no_shop()
        => (await (await app.SignedInAsync(app.Stranger, TenantRole.Owner)).GetAsync("/t/loyal/lifetime-value")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private static string? Next(string page)
    {
        var match = System.Text.RegularExpressions.Regex.Match(page, "href=\"(\\?&?cursor=[^\"#]+)");
        return match.Success ? match.Groups[1].Value : null;
    }
}
