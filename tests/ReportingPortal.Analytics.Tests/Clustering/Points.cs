using ReportingPortal.Analytics.Clustering;

namespace ReportingPortal.Analytics.Tests.Clustering;

internal static class Points
{
    /// <summary>Normal clouds of equal size around centres drawn at random; a seed gives the same points for ever.</summary>
    public static double[][] Clouds(int seed, int count, int dimensions, int clouds, double spread)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] Point(Func<int, double> coordinate) => [.. Enumerable.Range(0, dimensions).Select(coordinate)];
        var centres = Enumerable.Range(0, clouds).Select(_ => Point(_ => spread * Normal())).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => Point(d => centres[i % clouds][d] + Normal()))];
    }

    public static PointSet ToSet(this double[][] points) => new([.. points[0].Select((_, d) => Array.ConvertAll(points, p => p[d]))]);
}
