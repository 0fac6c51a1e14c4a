using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Tests.Charts;

public class TreemapTests
{
    [Fact]
    public void The_example_of_the_paper_is_laid_out_as_there()
    {
        // Bruls, Huizing, van Wijk 2000: 6, 6, 4, 3, 2, 2, 1 in 6 x 4: the sixes share a column 3 wide, then 4 and 3 a row of 7/3.
        var tiles = Treemap.Layout([6, 6, 4, 3, 2, 2, 1], 6, 4);

        tiles[0].ShouldBe(new TreemapTile(0, 0, 0, 3, 2));
        tiles[1].ShouldBe(new TreemapTile(1, 0, 2, 3, 2));
        (tiles[2].X, tiles[2].Y).ShouldBe((3, 0));
        tiles[2].Height.ShouldBe(7.0 / 3, 1e-9);
        tiles[2].Width.ShouldBe(12.0 / 7, 1e-9);
    }

    [Theory]
    [InlineData(new[] { 1, 100, 3, 7, 0, 22, -5, 22 })]
    [InlineData(new[] { 5 })]
    [InlineData(new int[0])]
    [InlineData(new[] { 0, -1 })]
    public void Areas_are_sizes_and_fill_the_whole_without_leaving_it(int[] sizes)
    {
        var tiles = Treemap.Layout([.. sizes.Select(size => (decimal)size)], 640, 470);
        var all = sizes.Where(size => size > 0).Sum();

        tiles.Count.ShouldBe(sizes.Count(size => size > 0));
        foreach (var tile in tiles)
        {
            (tile.Width * tile.Height).ShouldBe(640.0 * 470 * sizes[tile.Index] / all, 1e-6);
            tile.X.ShouldBeGreaterThanOrEqualTo(0);
            (tile.X + tile.Width).ShouldBeLessThanOrEqualTo(640 + 1e-6);
            (tile.Y + tile.Height).ShouldBeLessThanOrEqualTo(470 + 1e-6);
        }
    }
}
