using System.Globalization;
using ReportingPortal.Analytics.Clustering;

namespace ReportingPortal.Analytics.Segments;

/// <summary>One cluster found: its id and name, the number of its customers, its mean in original units and its z-profile.</summary>
public sealed record FoundSegment(short Id, string Name, int Customers, double[] Centroid, double[] ZCentroid);

/// <summary>A clustering of customers, or (K = 0) the notice why there is none.</summary>
/// <param name="Segments">By mean spend, largest first.</param>
/// <param name="SegmentIds">The segment of each customer of <paramref name="CustomerIds"/>.</param>
public sealed record SegmentationResult(
    int K, double Silhouette, double Inertia, string[] Features, IReadOnlyDictionary<int, double> SilhouetteByK, string? Notice,
    IReadOnlyList<FoundSegment> Segments, string[] CustomerIds, short[] SegmentIds);

/// <summary>Customers into segments (D10): scaled, clustered for each k, the k of the best mean silhouette kept unless one is given. No I/O, no clock.</summary>
public static class Segmentation
{
    private const int MinCustomers = 50;
    public const int MinK = 2;
    public const int MaxK = 8;

    private const int SilhouetteSample = 2_500;

    /// <summary>Beyond so many customers, k and the centres are found on a seeded sample of them; the centres then settle among all.</summary>
    internal const int CentresSample = 20_000;

    private const double WeakStructure = .25;

    /// <param name="previous">The segments of the run before, whose ids and names live on; empty in the first run.</param>
    /// <param name="wanted">The number of segments, <see cref="MinK"/> to <see cref="MaxK"/>; null leaves it to the silhouette.</param>
    public static SegmentationResult Of(FeatureTable table, PreviousSegments previous, KMeansOptions options, int? wanted = null)
    {
        if (table.CustomerIds.Length < MinCustomers)
        {
            return NotRun(string.Create(CultureInfo.InvariantCulture, $"{table.CustomerIds.Length} customers have data; segments need at least {MinCustomers}."));
        }

        var features = FeatureScaling.Scale(table);
        var points = new PointSet(features.Columns);
        var known = points.Count <= CentresSample ? points : points.Pick(Sample(points.Count, CentresSample, options.Seed, stream: 1));
        var distinct = features.Names.Length == 0 ? 1 : known.CountDistinct(MaxK);
        if (distinct < MinK)
        {
            return NotRun("All customers look the same in these data, so there is nothing to tell segments apart by.");
        }

        if (distinct < wanted)
        {
            return NotRun(string.Create(CultureInfo.InvariantCulture, $"{wanted} segments are asked for, but these customers differ in {distinct} ways only: choose fewer, or as many as fit best, under Settings, Customer groups."));
        }

        var candidates = Enumerable.Range(MinK, Math.Min(MaxK, distinct) - MinK + 1).Select(k => KMeans.Fit(known, k, options)).ToArray();
        var silhouettes = Silhouettes(known, candidates, options.Seed);
        // The first of equals: ties go to the smaller k.
        var taken = wanted is { } k ? k - MinK : Array.IndexOf(silhouettes, silhouettes.Max());
        var clustering = known == points ? candidates[taken] : KMeans.From(points, candidates[taken].Centroids, options);
        return Describe(table, features, clustering, silhouettes, previous);
    }

    private static SegmentationResult NotRun(string notice) => new(0, 0, 0, [], new Dictionary<int, double>(), notice, [], [], []);

    private static double[] Silhouettes(PointSet points, KMeansResult[] candidates, int seed)
    {
        var sample = Sample(points.Count, SilhouetteSample, seed, stream: 0);
        return Silhouette.Means(points.Pick(sample), [.. candidates.Select(candidate => Array.ConvertAll(sample, i => candidate.Labels[i]))]);
    }

    /// <summary>The first steps of a Fisher-Yates shuffle: a seeded sample without replacement, in the order of the points.</summary>
    private static int[] Sample(int count, int most, int seed, int stream)
    {
        var indices = Enumerable.Range(0, count).ToArray();
        var random = SeededRandom.Stream(seed, 0, stream);
        var size = Math.Min(count, most);
        for (var i = 0; i < size; i++)
        {
            var j = i + random.NextInt(count - i);
            (indices[i], indices[j]) = (indices[j], indices[i]);
        }

        var sample = indices[..size];
        Array.Sort(sample);
        return sample;
    }

    private static SegmentationResult Describe(
        FeatureTable table, ScaledFeatures features, KMeansResult clustering, double[] silhouettes, PreviousSegments previous)
    {
        var k = clustering.Centroids.Length;
        var silhouette = silhouettes[k - MinK];
        var sizes = clustering.Labels.CountBy(label => label).ToDictionary();
        var spend = MeansOf(table.Spend, clustering.Labels, k);
        var order = Enumerable.Range(0, k).OrderByDescending(c => spend[c]).ThenBy(c => Array.IndexOf(clustering.Labels, c)).ToArray();
        var zCentroids = Array.ConvertAll(order, c => clustering.Centroids[c]);
        var raw = features.Raw.Select(column => MeansOf(column, clustering.Labels, k)).ToArray();
        var identities = SegmentIdentity.Match(features.Names, zCentroids, previous);
        var segments = order.Select((c, rank) => new FoundSegment(
            identities[rank].Id, identities[rank].Name, sizes[c], Array.ConvertAll(raw, means => means[c]), zCentroids[rank])).ToList();
        var idOfCluster = order.Select((c, rank) => (c, segments[rank].Id)).ToDictionary();
        return new SegmentationResult(
            k, silhouette, clustering.Inertia, features.Names, silhouettes.Select((s, i) => (MinK + i, s)).ToDictionary(),
            silhouette < WeakStructure ? Weak(silhouette) : null, segments, table.CustomerIds,
            Array.ConvertAll(clustering.Labels, label => idOfCluster[label]));
    }

    private static string Weak(double silhouette)
        => string.Create(CultureInfo.InvariantCulture, $"Weak structure: the mean silhouette is {silhouette:0.00}, so the segments overlap and borders between them mean little.");

    private static double[] MeansOf(double[] column, int[] labels, int k)
    {
        var (sums, counts) = (new double[k], new int[k]);
        for (var i = 0; i < labels.Length; i++)
        {
            sums[labels[i]] += column[i];
            counts[labels[i]]++;
        }

        return [.. sums.Select((sum, c) => sum / counts[c])];
    }
}
