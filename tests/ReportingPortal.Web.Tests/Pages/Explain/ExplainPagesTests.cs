using System.Net;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Explain;

public class ExplainPagesTests(FiguresApp app)
{
    [Fact]
    public async Task The_page_shows_formula_filters_rows_and_the_statement_under_the_filters_of_the_address()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/explain/net-sales?from=2024-02-01&until=2024-02-29&region=South");

        page.ShouldContain("€200.00");
        page.ShouldContain("net sales = gross sales − discounts − returns");
        page.ShouldContain("Definition D0");
        page.ShouldContain("<dd>1 Feb – 29 Feb 2024</dd>");
        page.ShouldContain("<dd>South</dd>");
        page.ShouldContain("<dd>15 Mar 2024, the last day with orders</dd>");
        page.ShouldContain("<dd>Europe/Berlin</dd>");
        page.ShouldContain("The first 2 of 2 rows.");
        page.ShouldContain("from daily_sales as d");
        page.ShouldContain("<dt><code>@from</code></dt><dd>2024-02-01</dd>");
        page.ShouldContain("/t/worked/explain/net-sales/rows?from=2024-02-01&until=2024-02-29&region=South");
        page.ShouldContain("/api/v1/explain/net-sales/rows?from=2024-02-01&to=2024-03-01&region=South&tenant=worked&format=csv");
    }

    [Fact]
    public async Task The_panel_is_the_account_without_a_page_around_it()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var panel = await client.PageAsync("/t/worked/explain/net-sales?handler=panel&from=2024-02-01&until=2024-02-29");

        panel.TrimStart().ShouldStartWith("<div class=\"explain-account\">");
        panel.ShouldNotContain("<html");
        panel.ShouldContain("€250.00");
        panel.ShouldNotContain("handler=panel", Case.Insensitive, "links lead to pages");
    }

    [Fact]
    public async Task A_control_carries_the_filters_of_its_page()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/overview?from=2024-02-01&until=2024-02-29&region=South");

        page.ShouldContain("href=\"/t/worked/explain/net-sales?from=2024-02-01&until=2024-02-29&region=South\" data-explain=\"net-sales\"");
        page.ShouldContain("aria-label=\"Explain net sales\"");
    }

    [Fact]
    public async Task All_rows_stand_on_pages_and_a_torn_cursor_is_the_first()
    {
        var shop = await app.ShopAsync(null, shop => Enumerable.Range(1, 60).Aggregate(shop, (seed, number) => seed.Order($"N{number:00}", "C1", "2024-03-01", 10)));
        var client = await app.SignedInAsync(shop, TenantRole.Viewer);

        var first = await client.PageAsync($"/t/{shop.Slug}/explain/orders/rows?period=all");
        var next = System.Text.RegularExpressions.Regex.Match(first, "href=\"([^\"]*cursor=[^\"]*)\" rel=\"next\"").Groups[1].Value;
        var second = await client.PageAsync(next);

        first.ShouldContain("50 of 60 rows on this page");
        second.ShouldContain("10 of 60 rows on this page");
        second.ShouldContain(">N60<");
        (await client.PageAsync($"/t/{shop.Slug}/explain/orders/rows?period=all&cursor=torn")).ShouldContain(">N01<");
    }

    [Fact]
    public async Task A_filter_that_can_not_be_used_is_said_and_the_standard_explained()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        (await client.PageAsync("/t/worked/explain/net-sales?region=Atlantis")).ShouldContain("There is no region named 'Atlantis' in this shop's data. Explained is the standard.");
    }

    [Theory]
    [InlineData("explain/nonsense")]
    [InlineData("explain/nonsense/rows")]
    [InlineData("explain/nonsense?handler=panel")]
    public async Task An_unknown_figure_is_not_found(string path)
        => (await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).GetAsync($"/t/worked/{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_shop_without_data_explains_with_nothing_to_show()
    {
        var empty = await app.CreateTenantAsync();
        var client = await app.SignedInAsync(empty, TenantRole.Viewer);

        foreach (var figure in Analytics.Explain.FigureCatalogue.All)
        {
            (await client.PageAsync($"/t/{empty.Slug}/explain/{figure.Id}")).ShouldContain("None in this period under these filters.", Case.Sensitive, figure.Id);
        }
    }
}
