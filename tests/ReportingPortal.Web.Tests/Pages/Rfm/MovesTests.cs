using System.Net;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Tests.Api;

namespace ReportingPortal.Web.Tests.Pages.Rfm;

public class MovesTests(MovingApp app) : IClassFixture<MovingApp>
{
    [Fact]
    public async Task The_matrix_says_who_fell_and_who_rose_and_each_cell_opens_its_customers()
    {
        var client = await app.SignedInAsync(app.Moving, TenantRole.Viewer);

        var page = await client.PageAsync("/t/moving/rfm/migration");
        var list = await client.PageAsync("/t/moving/rfm/moved?from=2024-02-29&to=2024-03-31&from_group=Loyal%20Customers&to_group=At%20Risk");

        page.ShouldContain("From 29 Feb 2024 to 31 Mar 2024, 1 customer fell out of the best two groups, with €300 of net sales so far; 0 rose into them");
        page.ShouldContain("/t/moving/rfm/moved?from=2024-02-29&to=2024-03-31&from_group=Loyal%20Customers&to_group=At%20Risk");
        list.ShouldContain("1 customer between 29 Feb 2024 and 31 Mar 2024");
        list.ShouldContain("/t/moving/customers/D");
        list.ShouldNotContain("Save as audience", Case.Sensitive, "a viewer keeps nothing");
    }

    [Fact]
    public async Task A_month_that_is_not_known_shows_the_last_one_and_says_so()
        => (await (await app.SignedInAsync(app.Moving, TenantRole.Viewer)).PageAsync("/t/moving/rfm/migration?from=2019-01")).ShouldContain("Shown instead: the last whole month.");

    [Fact]
    public async Task Groups_told_apart_show_the_figures_of_the_API()
    {
        var page = await (await app.SignedInAsync(app.Moving, TenantRole.Viewer)).PageAsync("/t/moving/rfm/groups?by=region");

        page.ShouldContain("Groups by region");
        page.ShouldContain("<th scope=\"row\">North</th><td class=\"num\">4</td><td class=\"num\">€670</td>");
        page.ShouldContain("<th scope=\"row\">South</th><td class=\"num\">1</td><td class=\"num\">€50</td>");
        page.ShouldContain("/api/v1/rfm/groups?group_by=region&tenant=moving&format=csv");
    }

    [Fact]
    public async Task The_map_draws_every_group_and_follows_the_filter()
    {
        var client = await app.SignedInAsync(app.Moving, TenantRole.Viewer);

        Drawn(await client.PageAsync("/t/moving/rfm")).ShouldBe([5, 5], "five groups with a customer each, for wide screens and for narrow ones");
        var south = await client.PageAsync("/t/moving/rfm?region=South&size=net_sales");
        Drawn(south).ShouldBe([1, 1]);
        south.ShouldContain("Areas are net sales");
        south.ShouldContain("/t/moving/customers?region=South&group=Hibernating");
    }

    [Fact]
    public async Task A_stranger_finds_none_of_it()
    {
        var client = await app.SignedInAsync(app.Stranger, TenantRole.Owner);

        foreach (var path in new[] { "rfm/migration", "rfm/groups", "rfm/moved", "audiences" })
        {
            (await client.GetAsync($"/t/moving/{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    /// <summary>The groups in each drawing of the map.</summary>
    private static IEnumerable<int> Drawn(string page)
        => page.Split("<svg class=\"treemap ").Skip(1).Select(drawing => drawing.Split("</svg>")[0].Split("<rect class=\"heat-").Length - 1);
}
