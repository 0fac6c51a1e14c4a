using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages;

/// <summary>A shop whose orders never name their customer, as market places report them: nothing is told of customers nobody knows.</summary>
public class GuestShopTests(FiguresApp app)
{
    [Theory]
    // Two orders of 60 the month before, one of 50 in February: by logarithmic means −55.37 for orders and −14.63 for their value.
    [InlineData("overview?from=2024-02-01&until=2024-02-29", "from 1 order by guests; fewer orders explain most of it.", "by 0 customers")]
    [InlineData("overview?from=2024-02-01&until=2024-02-29", "fewer orders (−\u2060€55) and smaller orders (−\u2060€15)", "Number of customers")]
    [InlineData("sales?from=2024-02-01&until=2024-02-29", "All of it is North: €50 in 1 order.", "Unknown sells most")]
    [InlineData("sales?from=2024-02-01&until=2024-02-29", "No category is known of what was sold.", "Unknown sells most")]
    [InlineData("sales?from=2024-01-01&until=2024-01-31", "Of what is known, Games sells most: €20 in 1 order.", "Unknown sells most")]
    [InlineData("lifetime-value", "Nobody to value yet", "0 customers brought")]
    [InlineData("rfm", "<p class=\"chart-nothing\">Nobody has ordered yet.</p>", "Nothing was sold in this period")]
    [InlineData("rfm/migration", "Nobody had ordered by either day.", "<table class=\"figures moves\">")]
    [InlineData("customers/pareto?period=all", "<p class=\"chart-nothing\">No customer has net sales above zero in this period.</p>", "Nothing was sold in this period")]
    public async Task Pages_say_what_is_so(string path, string said, string notSaid)
    {
        var shop = await app.ShopAsync(null, shop => shop
            .Order("G0", null, "2023-12-20", 5, category: "Unknown").Order("G1", null, "2024-01-10", 60, category: "Unknown").Order("G2", null, "2024-01-20", 40, category: "Unknown")
            .Order("G2", null, "2024-01-20", 20, product: "Q", category: "Games").Order("G3", null, "2024-02-29", 50, category: "Unknown"));

        var page = await (await app.SignedInAsync(shop, TenantRole.Viewer)).PageAsync($"/t/{shop.Slug}/{path}");

        page.ShouldContain(said);
        page.ShouldNotContain(notSaid);
    }
}
