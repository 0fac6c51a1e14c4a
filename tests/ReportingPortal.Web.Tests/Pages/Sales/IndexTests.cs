using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Sales;

public class IndexTests(FiguresApp app)
{
    [Fact]
    public async Task Months_products_and_their_classes_stand_in_tables()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/sales");

        page.ShouldContain("2 of 3 products (66.7 %) bring 80 % of net sales.");
        page.ShouldContain("Class A holds 2 products, B 1, C 0.");
        page.ShouldContain("+38.9 %");
        page.ShouldContain("Mar 2024 (so far)");
        page.ShouldContain("Total of 3 products");
        page.ShouldContain("€610.00");
        page.ShouldContain("/api/v1/sales/by-product?from=2024-01-05&to=2024-03-16&tenant=worked&format=csv");
        page.ShouldContain("product_id=A\">Product A</a>");
    }

    [Fact]
    public async Task A_product_and_a_group_have_their_days_and_months_and_nothing_that_is_not_theirs()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var product = await client.PageAsync("/t/worked/sales?product_id=A");
        var group = await client.PageAsync("/t/worked/sales?rfm_group=Champions");

        product.ShouldContain("A brought €400 in 4 orders.");
        product.ShouldContain("/api/v1/sales/monthly?from=2024-01-05&to=2024-03-16&tenant=worked&format=csv&product_id=A");
        product.ShouldContain("/explain/sales-by-day?product_id=A");
        product.ShouldNotContain("Total of 3 products");
        product.ShouldNotContain("7,777");
        group.ShouldContain("Customers of the group Champions bought for €250 in 3 orders, €83.33 each in the mean.");
        group.ShouldContain("Guests are in no group.");
    }

    [Theory]
    [InlineData("product_id=Z", "No product with the id 'Z' was ever sold. Shown are all sales.")]
    [InlineData("product_id=A&rfm_group=Champions", "Give either 'product_id' or 'rfm_group'")]
    public async Task A_product_or_group_that_can_not_be_shown_is_said(string query, string problem)
    {
        var page = System.Net.WebUtility.HtmlDecode(await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).PageAsync($"/t/worked/sales?{query}"));

        page.ShouldContain(problem);
        page.ShouldContain("Total of 3 products");
    }
}
