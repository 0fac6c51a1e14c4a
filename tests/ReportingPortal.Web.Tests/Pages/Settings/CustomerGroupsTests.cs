using System.Net;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Settings;

public class CustomerGroupsTests(FiguresApp app)
{
    [Fact]
    public async Task New_rules_hold_from_the_next_run_on_and_are_printed_beside_the_figures()
    {
        var shop = await app.ShopAsync(null, seed => seed.WithWorkedExample());
        var client = await app.SignedInAsync(shop, TenantRole.Owner);

        var saved = await client.PostFormAsync($"/t/{shop.Slug}/settings/customer-groups", Form(("Cuts", "Fixed"), ("Tiers", "Fixed"), ("GoldMonetary", "100"), ("GoldFrequency", "2"), ("SilverMonetary", "50"), ("Segments", "5"), ("ForecastMargin", "37.5"), ("FavouriteBy", "Units")));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.AnalyseAsync(shop);
        var page = await client.PageAsync($"/t/{shop.Slug}/rfm");

        page.ShouldContain("scores by the shop's own limits");
        page.ShouldContain("spent more than €100.00 and ordered more than 2 times");
        page.ShouldContain("up to 20, 21 to 40, more");
        (await client.PageAsync($"/t/{shop.Slug}/settings/customer-groups")).ShouldContain("value=\"10, 20, 30, 40\"");
        (await client.PageAsync($"/t/{shop.Slug}/settings/customer-groups")).ShouldContain("<option value=\"5\" selected=\"selected\">5</option>");
        (await client.PageAsync($"/t/{shop.Slug}/settings/customer-groups")).ShouldContain("value=\"37.5\"");
        var rules = await (await (await app.ApiClientAsync(shop, "read")).GetAsync("/api/v1/rfm/rules", TestContext.Current.CancellationToken)).JsonAsync();
        rules.GetProperty("data").GetProperty("rules").GetProperty("forecast_margin").GetDecimal().ShouldBe(.375m);
        rules.GetProperty("data").GetProperty("rules").GetProperty("favourite_by").GetString().ShouldBe("units");
        (await client.PageAsync($"/t/{shop.Slug}/customers/C1")).ShouldContain("Games (66.7 % of units)");
        (await (await app.SignedInAsync(app.Shop, TenantRole.Owner)).PageAsync("/t/worked/customers/C1")).ShouldContain("Games (80.0 % of spend)");
        (await (await app.SignedInAsync(app.Shop, TenantRole.Owner)).PageAsync("/t/worked/rfm")).ShouldContain("scores by fifths");
    }

    [Theory]
    [InlineData("RecencyCuts", "10, 20, thirty, 40", "Limits are numbers")]
    [InlineData("RecencyCuts", "10, 20, 30", "Fixed cuts are four numbers")]
    [InlineData("DormantDays", "20", "Active ends")]
    [InlineData("ActiveDays", "soon", "Limits are numbers")]
    [InlineData("Segments", "9", "Segments are 2 to 8")]
    [InlineData("FavouriteBy", "Colour", "Limits are numbers")]
    [InlineData("ForecastMargin", "0", "The margin of forecasts is above 0")]
    [InlineData("ForecastMargin", "100.1", "The margin of forecasts is above 0")]
    [InlineData("ForecastMargin", "much", "Limits are numbers")]
    public async Task Rules_that_can_not_be_are_refused_in_words(string field, string value, string expected)
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Owner);

        var answer = await client.PostFormAsync("/t/worked/settings/customer-groups", Form(("Cuts", "Fixed"), (field, value)));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.TextAsync()).ShouldContain(expected);
    }

    [Fact]
    public async Task Only_owners_set_them()
        => (await (await app.SignedInAsync(app.Shop, TenantRole.Analyst)).GetAsync("/t/worked/settings/customer-groups")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    private static Dictionary<string, string> Form(params (string Field, string Value)[] changed)
    {
        var form = new Dictionary<string, string>
        {
            ["Form.WindowMonths"] = "0",
            ["Form.Cuts"] = "Quintiles",
            ["Form.Axis"] = "Frequency",
            ["Form.Monetary"] = "Sum",
            ["Form.RecencyCuts"] = "10, 20, 30, 40",
            ["Form.FrequencyCuts"] = "1 2 3 4",
            ["Form.MonetaryCuts"] = "50; 100; 150; 200",
            ["Form.Tiers"] = "Percentile",
            ["Form.GoldMonetary"] = "3000",
            ["Form.GoldFrequency"] = "8",
            ["Form.SilverMonetary"] = "1000",
            ["Form.Statuses"] = "Days",
            ["Form.ActiveDays"] = "20",
            ["Form.DormantDays"] = "40",
            ["Form.Segments"] = "0",
            ["Form.ForecastMargin"] = "100",
            ["Form.FavouriteBy"] = "NetSales",
        };
        foreach (var (field, value) in changed)
        {
            form["Form." + field] = value;
        }

        return form;
    }
}
