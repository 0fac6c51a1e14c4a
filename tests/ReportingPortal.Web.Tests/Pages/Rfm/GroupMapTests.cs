using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Pages.Rfm;

namespace ReportingPortal.Web.Tests.Pages.Rfm;

public class GroupMapTests
{
    [Theory]
    [InlineData(200, 60, "Loyal Customers|1,234")]
    [InlineData(100, 80, "Loyal|Customers|1,234")]
    [InlineData(200, 40, "Loyal Customers")]
    [InlineData(100, 50, "Loyal|Customers")]
    [InlineData(80, 40, "1,234")]
    [InlineData(60, 40, "")]
    [InlineData(200, 20, "")]
    public void A_tile_holds_name_and_figure_or_the_one_of_them_that_fits(double width, double height, string lines)
        => string.Join('|', GroupTile.Fit("Loyal Customers", "1,234", new TreemapTile(0, 0, 0, width, height)).Select(line => line.Text)).ShouldBe(lines);

    [Fact]
    public void Each_drawing_is_filled_by_all_groups_that_have_customers()
    {
        RfmGroupFigures[] groups = [Of("Champions", 60), Of("At Risk", 30), Of("Promising", 0), Of("Lost", 10)];
        var map = new GroupMap(new RfmOverview(null, null, 100, groups, [], [], [], []), bySales: false, new FigureFormat("EUR"));

        foreach (var drawing in GroupMap.Drawings)
        {
            var tiles = map.Tiles(drawing);

            tiles.Select(tile => tile.Group.Group).ShouldBe(["Champions", "At Risk", "Lost"]);
            tiles.Select(tile => Math.Round(tile.Place.Width * tile.Place.Height / drawing.Width / drawing.Height, 6)).ShouldBe([0.6, 0.3, 0.1]);
            tiles.ShouldAllBe(tile => tile.Place.X >= 0 && tile.Place.X + tile.Place.Width <= drawing.Width + 1e-9 && tile.Place.Y + tile.Place.Height <= drawing.Height + 1e-9);
        }
    }

    private static RfmGroupFigures Of(string group, int customers) => new(group, customers, customers * 10, 5, 1, 10);
}
