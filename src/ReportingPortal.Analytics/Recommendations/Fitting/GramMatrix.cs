using System.Collections.Concurrent;

namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>YᵀY + λI of a side's factors, both triangles, its rows padded to whole lanes: what all rows of the other side share in their equations.</summary>
internal sealed class GramMatrix
{
    private const int Block = 2048;

    /// <summary>Rows taken at once, so that a sum is fetched and put back once for four.</summary>
    private const int AtOnce = 4;

    private readonly int factors;
    private readonly int stride;
    private readonly float regularisation;
    private readonly float[] cells;

    /// <summary>Added up in blocks and in their order: the same bits whatever the number of cores.</summary>
    public GramMatrix(FactorMatrix side, float regularisation, int threads)
    {
        (factors, stride, this.regularisation) = (side.Factors, side.Stride, regularisation);
        cells = new float[stride * stride];
        var blocks = new float[(side.Count + Block - 1) / Block][];
        Parallel.For(0, blocks.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, block => blocks[block] = Of(side, block * Block));
        foreach (var part in blocks)
        {
            Lanes.AddScaled(cells, part, 1);
        }

        for (var row = 0; row < side.Factors; row++)
        {
            cells[(row * stride) + row] += regularisation;
            for (var column = 0; column < row; column++)
            {
                cells[(row * stride) + column] = cells[(column * stride) + row];
            }
        }
    }

    public void Multiply(ReadOnlySpan<float> vector, Span<float> product)
    {
        product.Clear();
        for (var row = 0; row < stride; row += AtOnce)
        {
            var rows = cells.AsSpan(row * stride, AtOnce * stride);
            Lanes.AddScaled(
                product, rows[..stride], vector[row], rows.Slice(stride, stride), vector[row + 1], rows.Slice(2 * stride, stride), vector[row + 2], rows[(3 * stride)..], vector[row + 3]);
        }
    }

    /// <summary>Each row of a side multiplied by the inverse. In doubles: with few rows only λ keeps the matrix regular.</summary>
    public FactorMatrix Solutions(FactorMatrix side, ParallelOptions cores)
    {
        var (inverse, solutions) = (Inverse(), new FactorMatrix(side.Count, side.Factors));
        Parallel.ForEach(
            Partitioner.Create(0, Math.Max(side.Count, 1), 256), cores, () => (Wide: new double[stride], Product: new double[stride]),
            (range, _, room) =>
            {
                for (var row = range.Item1; row < Math.Min(range.Item2, side.Count); row++)
                {
                    Lanes.Widen(side.Row(row), room.Wide);
                    Array.Clear(room.Product);
                    for (var i = 0; i < factors; i++)
                    {
                        Lanes.AddScaled(room.Product, inverse.AsSpan(i * stride, stride), room.Wide[i]);
                    }

                    Lanes.Narrow(room.Product, solutions.Row(row));
                }

                return room;
            },
            _ => { });
        return solutions;
    }

    private double[] Inverse()
    {
        var (equations, wide, inverse) = (new NormalEquations(factors), new double[factors * stride], new double[factors * stride]);
        Lanes.Widen(cells.AsSpan(0, factors * stride), wide);
        equations.Load(wide);
        equations.Decompose(regularisation);
        for (var i = 0; i < factors; i++)
        {
            var row = inverse.AsSpan(i * stride, stride);
            row[i] = 1;
            equations.Solve(row);
        }

        return inverse;
    }

    /// <summary>The triangle right of the diagonal, of one block of rows.</summary>
    private float[] Of(FactorMatrix side, int start)
    {
        var (sum, none) = (new float[stride * stride], new float[stride]);
        var end = Math.Min(start + Block, side.Count);
        for (var row = start; row < end; row += AtOnce)
        {
            ReadOnlySpan<float> a = side.Row(row);
            var b = row + 1 < end ? side.Row(row + 1) : none;
            var c = row + 2 < end ? side.Row(row + 2) : none;
            var d = row + 3 < end ? side.Row(row + 3) : none;
            for (var i = 0; i < side.Factors; i++)
            {
                var from = Lanes.StartOf(i);
                Lanes.AddScaled(sum.AsSpan((i * stride) + from, stride - from), a[from..], a[i], b[from..], b[i], c[from..], c[i], d[from..], d[i]);
            }
        }

        return sum;
    }
}
