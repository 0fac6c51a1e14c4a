using System.Net;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Customers;

public class IndexTests(FiguresApp app)
{
    [Fact]
    public async Task Customers_are_listed_by_spend_and_found_by_a_part_of_their_name()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var all = await client.PageAsync("/t/worked/customers");
        var found = await client.PageAsync("/t/worked/customers?search=smith");

        all.ShouldContain("5 customers, highest spend first.");
        all.IndexOf("/customers/C1", StringComparison.Ordinal).ShouldBeLessThan(all.IndexOf("/customers/C4", StringComparison.Ordinal));
        found.ShouldContain("1 customer match these filters.");
        found.ShouldContain("/customers/C2");
        found.ShouldNotContain("/customers/C4");
        found.ShouldContain("/api/v1/customers?search=smith&tenant=worked&format=csv");
    }

    [Fact]
    public async Task A_customer_has_a_page_and_a_strangers_customer_has_none()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/customers/C4");

        page.ShouldContain("2 orders for €200.00 since 3 Feb 2024; the last on 20 Feb 2024.");
        page.ShouldContain("Games");
        (await client.GetAsync("/t/worked/customers/nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_curve_states_the_real_ratio()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/customers/pareto");

        page.ShouldContain("3 of 5 customers (60.0 %) bring 80 % of net sales.");
        page.ShouldContain("83.6 %");
    }

    [Fact]
    public async Task A_broken_link_to_a_page_of_the_list_shows_the_first()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        (await client.PageAsync("/t/worked/customers?cursor=torn")).ShouldContain("5 of 5 customers on this page");
    }
}
