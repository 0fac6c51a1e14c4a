using System.Net;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Recommendations;

public class IndexTests(CampApp app) : IClassFixture<CampApp>
{
    [Fact]
    public async Task The_models_stand_beside_what_is_popular_with_the_one_shown_and_why()
    {
        var page = await (await app.SignedInAsync(app.Camps, TenantRole.Viewer)).PageAsync("/t/camps/recommendations");

        page.ShouldContain("closer to what customers bought next than what is popular.");
        page.ShouldContain("Its lists were closest to what customers bought next: NDCG ");
        foreach (var name in new[] { "What similar customers chose", "What goes with their products", "Their taste, from all choices", "Their taste, learnt as a ranking", "What is popular" })
        {
            page.ShouldContain(name);
        }

        page.Split("shown to customers</span>").Length.ShouldBe(2, "one model serves");
        page.ShouldContain("href=\"?customer=c");
    }

    [Fact]
    public async Task A_customers_list_has_reasons_and_what_it_stands_on()
    {
        var client = await app.SignedInAsync(app.Camps, TenantRole.Viewer);

        var page = await client.PageAsync("/t/camps/recommendations?customer=c00&model=item_knn");

        page.ShouldContain("What c00 would be shown");
        page.ShouldContain("By what goes with their products, best first");
        page.ShouldContain("Often chosen together with Product A");
        page.ShouldContain("What the list stands on");
        page.ShouldContain("<td>Bought</td>");
        foreach (var figure in new[] { "recommendations", "recommendation-basis", "recommendation-models" })
        {
            page.ShouldContain($"href=\"/t/camps/explain/{figure}\" data-explain=\"{figure}\"");
            (await client.PageAsync($"/t/camps/explain/{figure}")).ShouldContain("Lines/LinesOfDays.sql");
        }

        page.ShouldContain($"Models were fitted and judged on {app.AnalysedOn}, on all that is known today.");
        page.ShouldContain("/api/v1/recommendations/c00?n=10&model=item_knn&exclude=bought&tenant=camps&format=csv");
    }

    [Fact]
    public async Task A_number_nobody_has_is_a_stranger()
    {
        var client = await app.SignedInAsync(app.Camps, TenantRole.Viewer);

        var page = await client.PageAsync("/t/camps/recommendations?customer=C1");

        page.ShouldContain("Nobody of this number is known: the list is the same for every stranger");
        page.ShouldNotContain("What the list stands on");
    }

    [Fact]
    public async Task What_can_not_be_shown_is_said_and_the_standard_shown()
        => (await (await app.SignedInAsync(app.Camps, TenantRole.Viewer)).PageAsync("/t/camps/recommendations?customer=c00&model=magic")).ShouldContain("'model' must be one of user_knn, item_knn, als, bpr, popularity. Shown is the standard.");

    [Fact]
    public async Task Too_little_data_shows_what_is_popular_and_the_reason()
    {
        var page = await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).PageAsync("/t/worked/recommendations");

        page.ShouldContain("Customers are shown what is popular. Too little to compare models: ");
        page.ShouldNotContain("7,777");
    }

    [Fact]
    public async Task A_customers_page_shows_what_they_may_like_next()
    {
        var page = await (await app.SignedInAsync(app.Camps, TenantRole.Viewer)).PageAsync("/t/camps/customers/c00");

        page.ShouldContain("What they may like next");
        page.ShouldContain("href=\"/t/camps/recommendations?customer=c00\"");
        page.ShouldContain("href=\"/t/camps/explain/recommendations\" data-explain=\"recommendations\"");
    }

    [Fact]
    public async Task A_shop_not_yet_analysed_says_so()
    {
        var tenant = await app.CreateTenantAsync();
        await new Analytics.Tests.Seeding.ShopSeed(app.Database, tenant).Order("1", "C1", "2024-01-01", 10).SaveAsync(TestContext.Current.CancellationToken);

        (await (await app.SignedInAsync(tenant, TenantRole.Viewer)).PageAsync($"/t/{tenant.Slug}/recommendations?customer=C1")).ShouldContain("Not worked out yet");
    }

    [Fact]
    public async Task Who_is_no_member_finds_no_shop()
        => (await (await app.SignedInAsync(app.Stranger, TenantRole.Owner)).GetAsync("/t/camps/recommendations?customer=c00")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
