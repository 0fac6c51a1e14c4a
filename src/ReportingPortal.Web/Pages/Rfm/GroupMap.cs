using System.Globalization;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Rfm;

/// <summary>A drawing of the groups: how large it is, and for which screens.</summary>
public sealed record GroupDrawing(string Screens, double Width, double Height);

/// <summary>The groups as a treemap, by customers or by net sales.</summary>
public sealed class GroupMap(RfmOverview overview, bool bySales, FigureFormat format)
{
    public const string BySales = "net_sales";

    /// <summary>Drawn for a phone's width too: the wide one shrunk to it could not be read.</summary>
    public static readonly GroupDrawing[] Drawings = [new("wide", 520, 382), new("narrow", 340, 440)];

    public bool IsBySales => bySales;

    public IReadOnlyList<GroupTile> Tiles(GroupDrawing drawing)
    {
        var most = overview.Groups.Where(group => group.Customers > 0).Select(group => group.AvgMonetary).DefaultIfEmpty(0).Max();
        return [.. Treemap.Layout([.. overview.Groups.Select(Size)], drawing.Width, drawing.Height).Select(tile => Tile(overview.Groups[tile.Index], tile, most))];
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
        return new GroupTile(group, place, heat, GroupTile.Fit(group.Group, Value(group), place));
    }
}
