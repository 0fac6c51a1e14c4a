using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Rfm;

public class IndexTests(FiguresApp app)
{
    [Fact]
    public async Task The_grid_the_tiers_and_their_thresholds_are_shown()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var page = await client.PageAsync("/t/worked/rfm");

        page.Split("<td class=\"heat-").Length.ShouldBe(26, "25 cells");
        page.ShouldContain("spent €210.00 or more and ordered 3 times or more");
        page.ShouldContain("May be leaving");
        page.ShouldContain("At Risk: ordered often, but long ago");
        page.ShouldContain("1 Gold customer");
    }
}
