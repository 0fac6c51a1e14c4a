using System.Globalization;
using System.Net;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Segments;

public class IndexTests(FiguresApp app)
{
    [Fact]
    public async Task Too_few_customers_get_the_reason_instead_of_segments()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        (await client.PageAsync("/t/worked/segments")).ShouldContain("Too little to find segments in");
        (await client.GetAsync("/t/worked/segments/customers?segment_id=1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Sixty_customers_of_two_kinds_fall_into_segments_with_lists()
    {
        var shop = await app.ShopAsync(null, seed =>
        {
            for (var number = 1; number <= 60; number++)
            {
                var isBig = number <= 20;
                for (var order = 1; order <= (isBig ? 6 : 1); order++)
                {
                    var day = new DateOnly(2024, isBig ? 3 : 1, 1).AddDays((number + order) % 14);
                    seed.Order($"O{number}-{order}", $"C{number:00}", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (isBig ? 200 : 15) + (number % 5));
                }
            }

            return seed;
        });
        var client = await app.SignedInAsync(shop, TenantRole.Viewer);

        var page = await client.PageAsync($"/t/{shop.Slug}/segments");
        var list = await client.PageAsync($"/t/{shop.Slug}/segments/customers?segment_id=1");

        page.ShouldContain("High-Value Customers");
        page.ShouldContain("Mean silhouette by number of segments");
        list.ShouldContain("customers with €");
        list.ShouldContain("/customers/C");
    }
}
