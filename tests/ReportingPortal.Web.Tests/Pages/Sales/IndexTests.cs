using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Sales;

public class IndexTests(FiguresApp app)
{
    [Fact]
    public async Task Months_products_and_their_classes_stand_in_tables()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/sales");

        page.ShouldContain("2 of 3 products (66.7%) bring 80% of net sales.");
        page.ShouldContain("Class A holds 2 products, B 1, C 0.");
        page.ShouldContain("+38.9%");
        page.ShouldContain("Mar 2024 (so far)");
        page.ShouldContain("Total of 3 products");
        page.ShouldContain("€610.00");
        page.ShouldContain("/api/v1/sales/by-product?from=2024-01-05&to=2024-03-16&tenant=worked&format=csv");
    }
}
