using System.Globalization;

namespace ReportingPortal.Web.Pages.Segments;

/// <summary>An axis of a radar, from the middle to its end.</summary>
public sealed record RadarAxis(string Label, double X, double Y, double LabelX, double LabelY, string Anchor);

/// <summary>A line of equal z.</summary>
public sealed record RadarRing(string Points, bool IsMean);

/// <summary>A z-profile around a middle: the first axis upright, the others clockwise; the mean of all customers half way out.</summary>
/// <param name="most">The largest distance from the mean on any axis of any segment, in standard deviations.</param>
public sealed class Radar(IReadOnlyList<string> labels, IReadOnlyList<double> profile, double most)
{
    private const double Radius = 80;
    private const double LabelRadius = 92;

    public IEnumerable<RadarAxis> Axes => labels.Select((label, axis) =>
    {
        var ((x, y), (labelX, labelY)) = (At(axis, Radius), At(axis, LabelRadius));
        return new RadarAxis(label, x, y, labelX, labelY + 4, Math.Abs(labelX) < 1 ? "middle" : labelX > 0 ? "start" : "end");
    });

    /// <summary>One at each whole standard deviation.</summary>
    public IEnumerable<RadarRing> Rings
        => Enumerable.Range(-(int)most, (2 * (int)most) + 1).Select(z => new RadarRing(Points(_ => z), z == 0));

    public string Shape => Points(axis => profile[axis]);

    private string Points(Func<int, double> z) => string.Join(' ', labels.Select((_, axis) =>
    {
        var (x, y) = At(axis, Radius * (z(axis) + most) / (2 * most));
        return string.Create(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##}");
    }));

    private (double X, double Y) At(int axis, double distance)
    {
        var angle = 2 * Math.PI * axis / labels.Count;
        return (distance * Math.Sin(angle), -distance * Math.Cos(angle));
    }
}
