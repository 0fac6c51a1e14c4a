using System.Globalization;
using System.Net;
using System.Text.Json;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Tests.Pages.LifetimeValue;

namespace ReportingPortal.Web.Tests.Api;

public class LifetimeEndpointsTests(LoyalShop shop) : IClassFixture<LoyalShop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_says_what_it_stands_on()
    {
        var model = await DataAsync("/api/v1/lifetime-value/model");

        model.GetProperty("purchase_model").GetString().ShouldBe("bg_nbd");
        model.GetProperty("gate").GetProperty("passed").GetBoolean().ShouldBeTrue();
        model.GetProperty("gate").GetProperty("customers").GetInt32().ShouldBe(LoyalShop.Customers);
        foreach (var name in new[] { "r", "alpha", "a", "b" })
        {
            model.GetProperty("parameters").GetProperty(name).GetDouble().ShouldBeGreaterThan(0, name);
        }

        model.GetProperty("log_likelihood").GetDouble().ShouldBeLessThan(0);
        var test = model.GetProperty("hold_out");
        test.GetProperty("actual").GetInt32().ShouldBeGreaterThan(0);
        test.GetProperty("model").GetProperty("mean_absolute_error").GetDouble().ShouldBeGreaterThan(0);
        test.GetProperty("naive").GetProperty("root_mean_square_error").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_page_shows_the_figures_of_the_API()
    {
        var model = await DataAsync("/api/v1/lifetime-value/model");
        var first = (await DataAsync("/api/v1/lifetime-value/customers?limit=1"))[0];
        var page = await (await shop.SignedInAsync(shop.Loyal, TenantRole.Viewer)).PageAsync($"/t/{shop.Loyal.Slug}/lifetime-value");

        page.ShouldContain($"title=\"{Money(model.GetProperty("clv_total").GetDecimal())}\"");
        page.ShouldContain($"are expected to bring {Whole(model.GetProperty("clv_total").GetDecimal())} within the next 12 months");
        page.ShouldContain($"r {Three(model.GetProperty("parameters").GetProperty("r").GetDouble())} · α {Three(model.GetProperty("parameters").GetProperty("alpha").GetDouble())}");
        page.ShouldContain($">{Three(model.GetProperty("hold_out").GetProperty("model").GetProperty("mean_absolute_error").GetDouble())}</td>");
        page.ShouldContain($"<td class=\"num\">{Money(first.GetProperty("clv").GetDecimal())}</td>");
        page.ShouldContain($"<td class=\"num\">{Money(first.GetProperty("historic").GetDecimal())}</td>");
    }

    [Fact]
    public async Task Pages_by_cursor_hold_every_customer_once_highest_value_first()
    {
        var (values, ids) = (new List<decimal>(), new List<string>());
        string? cursor = null;
        do
        {
            var page = await JsonAsync($"/api/v1/lifetime-value/customers?limit=50&cursor={Uri.EscapeDataString(cursor ?? "")}");
            page.GetProperty("total").GetInt32().ShouldBe(LoyalShop.Customers);
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(customer => customer.GetProperty("customer_id").GetString()!));
            values.AddRange(page.GetProperty("data").EnumerateArray().Select(customer => customer.GetProperty("clv").GetDecimal()));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        ids.Distinct().Count().ShouldBe(LoyalShop.Customers);
        values.ShouldBe(values.OrderDescending());
    }

    [Fact]
    public async Task A_longer_horizon_expects_more()
    {
        var (month, years) = ((await DataAsync("/api/v1/lifetime-value/customers?horizon_days=30"))[0], (await DataAsync("/api/v1/lifetime-value/customers?horizon_days=730"))[0]);

        years.GetProperty("customer_id").GetString().ShouldBe(month.GetProperty("customer_id").GetString());
        years.GetProperty("clv").GetDecimal().ShouldBeGreaterThan(5 * month.GetProperty("clv").GetDecimal());
        years.GetProperty("historic").GetDecimal().ShouldBe(month.GetProperty("historic").GetDecimal());
    }

    [Theory]
    [InlineData("horizon_days=0")]
    [InlineData("horizon_days=1096")]
    [InlineData("horizon_days=soon")]
    [InlineData("limit=0")]
    [InlineData("cursor=nonsense")]
    public async Task What_can_not_be_given_is_refused(string query)
    {
        var client = await shop.ApiClientAsync(shop.Loyal, "read");

        (await client.GetAsync($"/api/v1/lifetime-value/customers?{query}", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_file_holds_every_customer()
    {
        var client = await shop.SignedInAsync(shop.Loyal, TenantRole.Viewer);

        var lines = (await (await client.GetAsync($"/api/v1/lifetime-value/customers?tenant={shop.Loyal.Slug}&format=csv")).Content.ReadAsStringAsync(Ct)).TrimEnd().Split("\r\n");

        lines[0].ShouldBe("customer_id,name,orders,frequency,recency,age,p_alive,expected_purchases,expected_value,clv,historic");
        lines.Length.ShouldBe(1 + LoyalShop.Customers);
    }

    [Fact]
    public async Task A_customers_profile_has_its_lifetime_value()
    {
        var first = (await DataAsync("/api/v1/lifetime-value/customers?limit=1"))[0];

        var profile = await DataAsync($"/api/v1/customers/{first.GetProperty("customer_id").GetString()}");

        profile.GetProperty("lifetime").GetProperty("clv").GetDecimal().ShouldBe(first.GetProperty("clv").GetDecimal());
    }

    private async Task<JsonElement> DataAsync(string path) => (await JsonAsync(path)).GetProperty("data");

    private async Task<JsonElement> JsonAsync(string path)
    {
        var client = await shop.ApiClientAsync(shop.Loyal, "read");
        var response = await client.GetAsync(path, Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await response.JsonAsync();
    }

    private static string Money(decimal value) => "€" + value.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Whole(decimal value) => "€" + Math.Round(value).ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Three(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
