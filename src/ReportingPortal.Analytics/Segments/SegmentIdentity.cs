using ReportingPortal.Analytics.Clustering;

namespace ReportingPortal.Analytics.Segments;

/// <summary>A segment of the run before.</summary>
public sealed record PreviousSegment(short Id, string Name, double[] ZCentroid);

/// <summary>The segments of the run before and the features they stand in.</summary>
public sealed record PreviousSegments(string[] Features, IReadOnlyList<PreviousSegment> Segments)
{
    public static readonly PreviousSegments None = new([], []);
}

/// <summary>
/// Which id and name a cluster bears. k-means numbers clusters anew each time; each new one takes the identity of the
/// previous segment it lies nearest to, all together as near as possible, so that a segment stays itself between runs.
/// </summary>
internal static class SegmentIdentity
{
    /// <param name="zCentroids">By mean spend, largest first.</param>
    public static (short Id, string Name)[] Match(string[] features, double[][] zCentroids, PreviousSegments previous)
    {
        var heirs = previous.Features.SequenceEqual(features) ? Heirs(zCentroids, previous.Segments) : new PreviousSegment?[zCentroids.Length];
        var names = SegmentNames.Choose(features, zCentroids, [.. heirs.Select(heir => heir?.Name)]);
        var taken = previous.Segments.Select(segment => segment.Id).ToHashSet();
        var fresh = Enumerable.Range(1, short.MaxValue).Select(id => (short)id).Where(id => heirs.All(h => h is null) || !taken.Contains(id)).GetEnumerator();
        return [.. heirs.Select((heir, i) => (heir?.Id ?? Next(fresh), names[i]))];
    }

    private static short Next(IEnumerator<short> ids)
    {
        ids.MoveNext();
        return ids.Current;
    }

    private static PreviousSegment?[] Heirs(double[][] zCentroids, IReadOnlyList<PreviousSegment> previous)
    {
        var heirs = new PreviousSegment?[zCentroids.Length];
        var fewer = zCentroids.Length <= previous.Count;
        var cost = new double[Math.Min(zCentroids.Length, previous.Count), Math.Max(zCentroids.Length, previous.Count)];
        for (var i = 0; i < zCentroids.Length; i++)
        {
            for (var j = 0; j < previous.Count; j++)
            {
                var distance = zCentroids[i].Zip(previous[j].ZCentroid, (a, b) => (a - b) * (a - b)).Sum();
                cost[fewer ? i : j, fewer ? j : i] = distance;
            }
        }

        foreach (var (row, column) in Assignment.Cheapest(cost).Index())
        {
            heirs[fewer ? row : column] = previous[fewer ? column : row];
        }

        return heirs;
    }
}
