using System.Net;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Settings;

public class RecommendationWeightsTests(FiguresApp app)
{
    [Fact]
    public async Task New_weights_hold_from_the_next_run_on_and_stand_beside_the_lists_of_that_shop_alone()
    {
        var shop = await app.ShopAsync(null, seed => seed.WithWorkedExample());
        var client = await app.SignedInAsync(shop, TenantRole.Owner);

        var saved = await client.PostFormAsync($"/t/{shop.Slug}/settings/recommendations", Form("0.5", "0", "4", "90"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.PageAsync($"/t/{shop.Slug}/recommendations")).ShouldContain("a view weighs 1, a cart 2, a purchase 3 ·");
        await app.AnalyseAsync(shop);

        (await client.PageAsync($"/t/{shop.Slug}/recommendations")).ShouldContain("a view weighs 0.5, a cart 0, a purchase 4, half as much after 90 days ·");
        (await client.PageAsync($"/t/{shop.Slug}/settings/recommendations")).ShouldContain("value=\"0.5\"");
        var models = await (await (await app.ApiClientAsync(shop, "read")).GetAsync("/api/v1/recommendations/models", TestContext.Current.CancellationToken)).JsonAsync();
        models.GetProperty("weights").GetProperty("half_life_days").GetInt32().ShouldBe(90);
        (await (await app.SignedInAsync(app.Shop, TenantRole.Owner)).PageAsync("/t/worked/recommendations")).ShouldContain("a view weighs 1, a cart 2, a purchase 3 ·");
    }

    [Theory]
    [InlineData("1", "2", "0", "", "A purchase weighs more than nothing")]
    [InlineData("-1", "2", "3", "", "Weights are from 0 to 100")]
    [InlineData("1", "2", "101", "", "Weights are from 0 to 100")]
    [InlineData("1", "2", "3", "0", "1 to 3660 days, or never")]
    [InlineData("much", "2", "3", "", "Weights are numbers")]
    public async Task Weights_that_can_not_be_are_refused_in_words(string view, string cart, string purchase, string days, string expected)
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Owner);

        var answer = await client.PostFormAsync("/t/worked/settings/recommendations", Form(view, cart, purchase, days));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.TextAsync()).ShouldContain(expected);
    }

    [Fact]
    public async Task Only_owners_set_them()
        => (await (await app.SignedInAsync(app.Shop, TenantRole.Analyst)).GetAsync("/t/worked/settings/recommendations")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    private static Dictionary<string, string> Form(string view, string cart, string purchase, string days) => new()
    {
        ["Form.ViewWeight"] = view,
        ["Form.CartWeight"] = cart,
        ["Form.PurchaseWeight"] = purchase,
        ["Form.HalfLifeDays"] = days,
    };
}
