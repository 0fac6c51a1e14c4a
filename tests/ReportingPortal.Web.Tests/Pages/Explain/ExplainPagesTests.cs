using System.Net;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Filters;

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
    public async Task A_headline_figure_names_the_days_it_is_compared_with_and_their_value()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var february = await client.PageAsync("/t/worked/explain/net-sales?from=2024-02-01&until=2024-02-29");
        var running = await client.PageAsync("/t/worked/explain/net-sales?from=2024-03-01&until=2024-03-31");
        var january = await client.PageAsync("/t/worked/explain/net-sales?from=2024-01-01&until=2024-01-31");

        february.ShouldContain("<dt>Compared with</dt><dd>1 Jan – 31 Jan 2024</dd>");
        february.ShouldContain("€180.00 in the days compared with");
        running.ShouldContain("<dt>Compared with</dt><dd>1 Feb – 15 Feb 2024</dd>");
        running.ShouldContain("€150.00 in the days compared with", Case.Sensitive, "O2 and O7; March goes on beyond the data");
        january.ShouldContain("<dt>Compared with</dt><dd>nothing: the history does not cover the days before</dd>");
        january.ShouldNotContain("in the days compared with");
    }

    [Theory]
    [InlineData("cohorts?by=quarter&metric=revenue", "<dt>Cells</dt><dd>net sales in the quarter</dd>")]
    [InlineData("cohorts?by=month&mode=on_or_after", "<dt>Cells</dt><dd>customers with an order in the month or a later one</dd>")]
    [InlineData("order-values?scale=log", "<dt>Steps</dt><dd>grow by the same factor</dd>")]
    [InlineData("customer-values", "<dt>Steps</dt><dd>of the same width</dd>")]
    [InlineData("valuable-customers?horizon_days=182", "<dt>Horizon</dt><dd>182 days</dd>")]
    [InlineData("funnel-breakdown?breakdown=region", "<dt>Told apart by</dt><dd>region</dd>")]
    public async Task What_its_page_chooses_stands_among_what_is_in_force(string address, string fact)
        => (await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).PageAsync($"/t/worked/explain/{address}")).ShouldContain(fact);

    [Theory]
    [InlineData("product_id=A&category=Books", "Give either 'product_id' or 'category'")]
    [InlineData("product_id=A&rfm_group=Champions", "Give either 'product_id' or 'rfm_group'")]
    [InlineData("product_id=Nothing", "No product with the id 'Nothing' was ever sold.")]
    public async Task What_excludes_one_another_is_left_out_as_on_the_page_of_the_figure(string query, string problem)
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        foreach (var page in new[] { "explain/sales-by-day", "explain/sales-by-day/rows" })
        {
            var text = await client.PageAsync($"/t/worked/{page}?period=all&{query}");
            text.ShouldContain(problem);
            text.ShouldContain(query.Contains("category", StringComparison.Ordinal) ? "5 rows" : "9 rows", Case.Sensitive, "O2, O4, O5, O6 and O9 are books");
        }
    }

    [Fact]
    public async Task A_customers_page_explains_its_figures_with_the_lines_of_that_customer()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var panel = await client.PageAsync("/t/worked/explain/customer?customer_id=C1&handler=panel");

        (await client.PageAsync("/t/worked/customers/C1")).ShouldContain("href=\"/t/worked/explain/customer?customer_id=C1\" data-explain=\"customer\"");
        panel.ShouldContain("The first 3 of 3 rows.");
        panel.ShouldContain("<dt>Customer</dt><dd>C1</dd>");
        panel.ShouldContain("/api/v1/explain/customer/rows?customer_id=C1&tenant=worked&format=csv");
        (await client.PageAsync("/t/worked/explain/customer?customer_id=Nobody&handler=panel")).ShouldContain("<p>None.</p>");
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
            var page = await client.PageAsync($"/t/{empty.Slug}/explain/{figure.Id}");
            page.ShouldContain(ExplainRequest.CutsOf(figure).Filters.Contains("period") ? "<p>None in this period under these filters.</p>" : "<p>None.</p>", Case.Sensitive, figure.Id);
        }
    }
}
