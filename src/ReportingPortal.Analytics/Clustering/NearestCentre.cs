using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ReportingPortal.Analytics.Clustering;

/// <summary>
/// Finds the nearest centre of a block of points, the lower number on ties. It has the least |c|²/2 - x·c, since
/// |x - c|² = |x|² + 2 (|c|²/2 - x·c). Fused multiply-add rounds once wherever it runs, so every machine finds the same.
/// </summary>
internal sealed class NearestCentre
{
    private readonly PointSet points;
    private readonly double[] centres;
    private readonly double[] halfNorms;
    private readonly int dimensions;

    public NearestCentre(PointSet points, double[] centres, int k)
    {
        (this.points, this.centres, dimensions) = (points, centres, points.Dimensions);
        halfNorms = new double[k];
        for (var j = 0; j < centres.Length; j++)
        {
            halfNorms[j / dimensions] += centres[j] * centres[j] / 2;
        }
    }

    /// <param name="start">The first point of a block.</param>
    public Vector128<byte> OfBlock(int start)
    {
        Vector256<double> best0 = Vector256.Create(double.PositiveInfinity), best1 = best0, best2 = best0, best3 = best0;
        Vector256<long> label0 = default, label1 = default, label2 = default, label3 = default;
        for (var c = 0; c < halfNorms.Length; c++)
        {
            Vector256<double> score0 = Vector256.Create(halfNorms[c]), score1 = score0, score2 = score0, score3 = score0;
            for (var d = 0; d < dimensions; d++)
            {
                ref var column = ref MemoryMarshal.GetArrayDataReference(points.Column(d));
                var minus = Vector256.Create(-centres[c * dimensions + d]);
                score0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref column, (nuint)start), minus, score0);
                score1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref column, (nuint)start + 4), minus, score1);
                score2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref column, (nuint)start + 8), minus, score2);
                score3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref column, (nuint)start + 12), minus, score3);
            }

            var label = Vector256.Create((long)c);
            Keep(score0, label, ref best0, ref label0);
            Keep(score1, label, ref best1, ref label1);
            Keep(score2, label, ref best2, ref label2);
            Keep(score3, label, ref best3, ref label3);
        }

        var narrow = Vector256.Narrow(Vector256.Narrow(label0, label1), Vector256.Narrow(label2, label3));
        return Vector128.Narrow(narrow.GetLower(), narrow.GetUpper()).AsByte();
    }

    private static void Keep(Vector256<double> score, Vector256<long> label, ref Vector256<double> best, ref Vector256<long> labels)
    {
        labels = Vector256.ConditionalSelect(Vector256.LessThan(score, best).AsInt64(), label, labels);
        best = Vector256.Min(best, score);
    }
}
