using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Pages.Rfm;

/// <summary>A line of letters in a tile.</summary>
/// <param name="Y">Of its foot, below the tile's upper edge.</param>
public sealed record TileLine(string Text, bool IsValue, double Y);

/// <summary>A group's rectangle.</summary>
/// <param name="Heat">1 to 5: how much its customers spend on average, against the other groups.</param>
/// <param name="Lines">What fits of its name and its figure; none where neither does.</param>
public sealed record GroupTile(RfmGroupFigures Group, TreemapTile Place, int Heat, IReadOnlyList<TileLine> Lines)
{
    // Letters in units of a drawing.
    private const double LetterWidth = 8.4;
    private const double DigitWidth = 11.5;
    private const double LineHeight = 18;
    private const double ValueHeight = 22;
    private const double Edge = 6;

    /// <summary>Name and figure, the name on two lines if it must be; else one of them.</summary>
    public static IReadOnlyList<TileLine> Fit(string name, string value, TreemapTile place)
    {
        string[] whole = [name];
        var halves = name.Split(' ', 2);
        return new[] { Stack(whole, value), Stack(halves, value), Stack(whole, null), Stack(halves, null), Stack([], value) }
            .FirstOrDefault(lines => lines[^1].Y + Edge < place.Height && lines.All(line => Width(line) + (2 * Edge) < place.Width), []);
    }

    private static TileLine[] Stack(string[] name, string? value)
    {
        var lines = name.Select((text, i) => new TileLine(text, false, 4 + ((i + 1) * LineHeight)));
        return value is null ? [.. lines] : [.. lines, new TileLine(value, true, 4 + (name.Length * LineHeight) + ValueHeight)];
    }

    private static double Width(TileLine line) => line.Text.Length * (line.IsValue ? DigitWidth : LetterWidth);
}
