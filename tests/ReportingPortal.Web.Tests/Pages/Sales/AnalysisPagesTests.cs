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

    private async Task<string> PageAsync(string path) => await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).PageAsync($"/t/worked/{path}");
}
