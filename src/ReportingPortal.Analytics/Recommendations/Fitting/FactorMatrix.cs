using ReportingPortal.Analytics.Clustering;

namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>Latent factors, a row a customer or product; rows are padded with zeros to whole vector lanes.</summary>
internal sealed class FactorMatrix
{
    private readonly float[] cells;

    public FactorMatrix(int count, int factors)
    {
        (Count, Factors, Stride) = (count, factors, Lanes.Pad(factors));
        cells = new float[checked(count * Stride)];
    }

    public int Count { get; }

    public int Factors { get; }

    public int Stride { get; }

    public Span<float> Row(int row) => cells.AsSpan(row * Stride, Stride);

    /// <summary>Some of the rows, in an order of one's own; zeros for -1.</summary>
    public FactorMatrix Rows(int[] places)
    {
        var matrix = new FactorMatrix(places.Length, Factors);
        foreach (var (row, place) in places.Index())
        {
            if (place >= 0)
            {
                Row(place).CopyTo(matrix.Row(row));
            }
        }

        return matrix;
    }

    /// <summary>Small numbers around zero, the same from the same seed.</summary>
    public static FactorMatrix Random(int count, int factors, int seed, int stream, double scale)
    {
        var (matrix, random) = (new FactorMatrix(count, factors), SeededRandom.Stream(seed, stream, 0));
        for (var row = 0; row < count; row++)
        {
            foreach (ref var cell in matrix.Row(row)[..factors])
            {
                cell = (float)((random.NextDouble() - .5) * scale);
            }
        }

        return matrix;
    }
}
