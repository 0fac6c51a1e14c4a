using System.Net;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Pages.Funnels;

public class IndexTests(FunnelShop app) : IClassFixture<FunnelShop>
{
    private const string Steps = "steps=product_view&steps=add_to_cart&steps=purchase";

    [Fact]
    public async Task The_page_opens_with_the_figure_in_a_sentence()
    {
        var page = await PageAsync(Steps);

        page.ShouldContain("2 of 5 persons came through to a purchase (40.0 %); most are lost before a purchase, where 50.0 % stop.");
        page.ShouldContain("80.0 % of all, 80.0 % of the step before");
        page.ShouldContain("Half of them take less than 12 min");
        // Nothing of it is compared with another period.
        page.ShouldNotContain("name=\"compare\"");
    }

    [Fact]
    public async Task A_step_left_out_takes_its_window_along()
    {
        var page = await PageAsync("steps=product_view&steps=&steps=add_to_cart&steps=purchase&step_windows=1h&step_windows=&step_windows=10m");

        page.ShouldContain("1 of 5 persons came through to a purchase");
        page.ShouldContain("3. Purchase, within 10 min");
        page.ShouldContain("2. Add to cart</th>");
        page.ShouldContain("<option value=\"10m\" selected=\"selected\">10m</option>");
        page.ShouldContain("step_windows=,10m&step=1#drop-outs");
    }

    [Theory]
    [InlineData("")]
    [InlineData(Steps + "&mode=strict")]
    [InlineData(Steps + "&mode=any&breakdown=region")]
    [InlineData(Steps + "&unit=session&region=North")]
    [InlineData(Steps + "&category=Games")]
    public async Task The_page_shows_the_figures_of_the_API(string query)
    {
        var page = await PageAsync(query);
        var answer = await (await app.ApiClientAsync(app.Visited, "read")).GetAsync($"/api/v1/funnel?{query.Replace("&steps=", ",")}", TestContext.Current.CancellationToken);
        var data = (await answer.JsonAsync()).GetProperty("data");

        foreach (var step in data.GetProperty("steps").EnumerateArray())
        {
            page.ShouldContain($"<strong>{step.GetProperty("count").GetInt32()}</strong>");
        }

        foreach (var slice in data.GetProperty("breakdown").EnumerateArray())
        {
            page.ShouldContain($"<th scope=\"row\">{slice.GetProperty("value").GetString()}</th>");
        }
    }

    [Fact]
    public async Task Who_stopped_at_a_step_is_listed_and_had_as_a_file()
    {
        var page = await PageAsync(Steps + "&step=1");

        page.ShouldContain("Who came to a product view and no further");
        page.ShouldContain("<th scope=\"row\">u3</th>");
        page.ShouldNotContain("<th scope=\"row\">u2</th>");
        page.ShouldContain("/api/v1/funnel/drop-outs?");
    }

    [Fact]
    public async Task What_can_not_be_asked_is_said_and_the_standard_shown()
        => (await PageAsync("window=soon")).ShouldContain("'window' must be days, hours or minutes");

    [Fact]
    public async Task A_shop_without_events_is_told_what_to_do()
        => (await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).PageAsync("/t/worked/funnels")).ShouldContain("No visits yet");

    [Fact]
    public async Task Who_is_no_member_finds_no_funnel()
        => (await (await app.SignedInAsync(app.Stranger, TenantRole.Owner)).GetAsync("/t/visited/funnels")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private async Task<string> PageAsync(string query) => await (await app.SignedInAsync(app.Visited, TenantRole.Viewer)).PageAsync($"/t/visited/funnels?{query}");
}

/// <summary>The portal with a shop of the funnel's worked example, beside one of the same visitors that all bought.</summary>
public sealed class FunnelShop : FiguresApp
{
    public Tenant Visited { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ShopAsync(null, shop => shop.WithFunnelExample().Event("u3", "s3", EventType.AddToCart, at: "2024-05-01 09:11").Event("u3", "s3", EventType.Purchase, at: "2024-05-01 09:12")
            .Event("u1", "s1", EventType.ProductView, category: "Shirts", at: "2024-05-01 09:00"));
        Visited = await ShopAsync("visited", shop => shop.WithFunnelExample());
    }
}
