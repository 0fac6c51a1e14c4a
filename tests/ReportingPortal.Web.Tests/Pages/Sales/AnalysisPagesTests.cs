using System.Net;
using System.Text.RegularExpressions;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Sales;

public class AnalysisPagesTests(FiguresApp app)
{
    private const string Compared = "name=\"compare\"";
    private const string ByCategory = "name=\"category\"";
    private const string ByGroup = "name=\"rfm_group\"";

    [Fact]
    public async Task Growth_takings_off_and_whose_orders_they_were_stand_in_tables()
    {
        var page = await PageAsync("sales/over-time");

        page.ShouldContain("Q1 2024 (so far)");
        page.ShouldContain("Of €610 gross, €0 (0.0 %) were discounts and €0 (0.0 %) came back.");
        // Five first orders of nine; the history is younger than sixty days.
        page.ShouldContain("55.6 % of the orders that name their customer were a first one. * History starts here: in the first 60 days from 5 Jan 2024 nearly everybody seems new.");
        page.ShouldContain(">Products sold</th>");
        page.ShouldNotContain("7,777");
    }

    [Fact]
    public async Task What_a_category_can_not_cut_is_taken_off_the_page_and_said()
    {
        var page = await PageAsync("sales/over-time?category=Games");

        page.ShouldNotContain("id=\"new-returning\"");
        page.ShouldContain("can't be cut to a category");
    }

    [Fact]
    public async Task How_customers_buy_stands_beside_the_period_before_where_there_is_one()
    {
        var all = HabitsOf(await PageAsync("sales/over-time?period=all"));
        all.ShouldBe([["Units an order", "1.00"], ["Orders a customer", "1.80"], ["Net sales a customer", "€122.00"], ["Days between orders, median", "35.0"]]);

        // March so far: 3 orders of 3 customers, €180; its first fifteen days beside those of February: 2 orders of 2 customers, €150.
        var march = HabitsOf(await PageAsync("sales/over-time?from=2024-03-01&to=2024-03-31"));
        march[1].ShouldBe(["Orders a customer", "1.00", "1.00", "0.0 %"]);
        march[2].ShouldBe(["Net sales a customer", "€60.00", "€75.00", "−20.0 %"]);
        march[3].ShouldBe(["Days between orders, median", "35.5", "36.0", "−1.4 %"]);
    }

    [Theory]
    [InlineData("sales/over-time", true, true, false)]
    [InlineData("sales/distribution", false, false, false)]
    [InlineData("sales/distribution?of=customer", false, true, true)]
    [InlineData("customers/pareto", false, true, true)]
    [InlineData("customers/pareto?by=product", false, true, false)]
    public async Task Only_filters_with_an_effect_are_shown(string path, bool isCompared, bool byCategory, bool byGroup)
    {
        var page = await PageAsync(path);

        (page.Contains(Compared), page.Contains(ByCategory), page.Contains(ByGroup)).ShouldBe((isCompared, byCategory, byGroup));
    }

    [Fact]
    public async Task Values_of_orders_spread_as_the_API_says()
    {
        var page = await PageAsync("sales/distribution");

        page.ShouldContain("Half of 9 orders brought less than €50.00, one in ten more than €100.00; the mean is €67.78.");
        page.ShouldContain("/api/v1/sales/distribution?from=2024-01-05&to=2024-03-16&tenant=worked&format=csv&of=order&scale=linear");
        (await PageAsync("sales/distribution?category=Games")).ShouldContain("the filter Games does not apply here");
    }

    [Fact]
    public async Task Customers_products_and_categories_have_their_curve_and_what_brought_nothing_stands_apart()
    {
        var shop = await app.ShopAsync(null, shop => shop.WithWorkedExample().Return("R", "C8", "2024-03-01", 30, "D", "Toys"));
        var client = await app.SignedInAsync(shop, TenantRole.Viewer);

        (await client.PageAsync($"/t/{shop.Slug}/customers/pareto")).ShouldContain("3 of 5 customers (60.0 %) bring 80 % of net sales.");
        var products = await client.PageAsync($"/t/{shop.Slug}/customers/pareto?by=product");
        products.ShouldContain("2 of 3 products (66.7 %) bring 80 % of net sales.");
        products.ShouldContain("Product D");
        (await client.PageAsync($"/t/{shop.Slug}/customers/pareto?by=category")).ShouldContain("2 of 2 categories (100.0 %) bring 80 % of net sales.");
    }

    /// <summary>The table's rows without the control that explains them.</summary>
    private static List<string[]> HabitsOf(string page)
    {
        var table = page[page.IndexOf("habits-title", StringComparison.Ordinal)..];
        var rows = Regex.Matches(table[..table.IndexOf("</table>", StringComparison.Ordinal)], "<tr>\\s*<th scope=\"row\">.*?</tr>", RegexOptions.Singleline);
        return [.. rows.Select(row => Regex.Matches(row.Value, "<t[hd][^>]*>([^<]+)</t[hd]>").Select(cell => WebUtility.HtmlDecode(cell.Groups[1].Value).Replace('\u00a0', ' ')).ToArray())];
    }

    private async Task<string> PageAsync(string path) => await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).PageAsync($"/t/worked/{path}");
}
