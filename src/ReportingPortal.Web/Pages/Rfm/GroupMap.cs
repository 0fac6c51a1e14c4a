using System.Globalization;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Rfm;

/// <summary>A group's rectangle.</summary>
/// <param name="Heat">1 to 5: how much its customers spend on average, against the other groups.</param>
/// <param name="ShowsName">Its name fits.</param>
/// <param name="ShowsValue">And so does its figure.</param>
public sealed record GroupTile(RfmGroupFigures Group, TreemapTile Place, int Heat, bool ShowsName, bool ShowsValue);

/// <summary>The groups as a treemap, by customers or by net sales.</summary>
public sealed class GroupMap(RfmOverview overview, bool bySales, FigureFormat format)
{
    public const string BySales = "net_sales";
    public const double Width = 640;
    public const double Height = 470;

    // Of the letters of a tile, in units of the drawing.
    private const double LetterWidth = 8.4;
    private const double LineHeight = 20;

    public bool IsBySales => bySales;

    public IReadOnlyList<GroupTile> Tiles
    {
        get
        {
            var most = overview.Groups.Where(group => group.Customers > 0).Select(group => group.AvgMonetary).DefaultIfEmpty(0).Max();
            return [.. Treemap.Layout([.. overview.Groups.Select(Size)], Width, Height).Select(tile => Tile(overview.Groups[tile.Index], tile, most))];
        }
    }

    /// <summary>Groups too small, or with nothing, to be drawn.</summary>
    public int Missing => overview.Groups.Count(group => group.Customers > 0 && Size(group) <= 0);

    public string Value(RfmGroupFigures group) => bySales ? format.MoneyShort(group.NetSales) : FigureFormat.Count(group.Customers);

    /// <summary>Begins with what the tile shows, so that a name spoken is the name seen.</summary>
    public string Title(RfmGroupFigures group)
        => $"{group.Group} {Value(group)}: {RfmAdvice.Of(group.Group).PlainWords}, {FigureFormat.Plural(group.Customers, "customer")}, {format.MoneyWhole(group.NetSales)} net sales";

    public static string Svg(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private decimal Size(RfmGroupFigures group) => bySales ? group.NetSales : group.Customers;

    private GroupTile Tile(RfmGroupFigures group, TreemapTile place, decimal most)
    {
        var heat = most <= 0 ? 1 : Math.Clamp((int)Math.Ceiling(5 * group.AvgMonetary / most), 1, 5);
        var showsName = place.Width > (group.Group.Length * LetterWidth) + 12 && place.Height > LineHeight + 8;
        return new GroupTile(group, place, heat, showsName, showsName && place.Height > (2 * LineHeight) + 8);
    }
}
