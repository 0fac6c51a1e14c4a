using System.Collections.Concurrent;

namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// One side of implicit ALS: with the other side's factors Y fixed, x = (YᵀY + Yᵀ(C − I)Y + λI)⁻¹ YᵀCp for confidence
/// c = 1 + α r and preference p = 1 where r is above 0 (Hu, Koren, Volinsky 2008, eq. 4). Fitting a row and folding in a
/// customer's newest interactions are this one solution. Safe for many threads, each with equations of its own.
/// </summary>
internal sealed class LeastSquaresSolver
{
    private const int Block = 2048;

    private readonly FactorMatrix fixedSide;
    private readonly float regularisation;
    private readonly float alpha;
    private readonly double[] others;
    private readonly double[] gram;

    public LeastSquaresSolver(FactorMatrix fixedSide, float regularisation, float alpha)
    {
        (this.fixedSide, this.regularisation, this.alpha) = (fixedSide, regularisation, alpha);
        others = Widened(fixedSide);
        gram = Gram(others, fixedSide, regularisation);
    }

    public NormalEquations NewEquations() => new(fixedSide.Factors);

    /// <summary>Fills the row of one customer or product; the equations stay decomposed for explanations.</summary>
    public void Solve(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, NormalEquations equations, Span<float> row)
    {
        equations.Load(gram);
        Array.Clear(equations.Side);
        for (var i = 0; i < columns.Length; i++)
        {
            var other = others.AsSpan(columns[i] * fixedSide.Stride, fixedSide.Stride);
            equations.AddOuter(other, (double)alpha * values[i]);
            Lanes.AddScaled(equations.Side, other, 1 + ((double)alpha * values[i]));
        }

        equations.Decompose(regularisation);
        equations.Solve(equations.Side);
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = (float)equations.Side[i];
        }
    }

    /// <summary>Solves every row, on all cores; the outcome does not depend on which thread does what.</summary>
    public void SolveAll(SparseRows rows, FactorMatrix into, int threads)
        => Parallel.ForEach(
            Partitioner.Create(0, Math.Max(rows.Count, 1), 256), new ParallelOptions { MaxDegreeOfParallelism = threads }, NewEquations,
            (range, _, equations) =>
            {
                for (var row = range.Item1; row < Math.Min(range.Item2, rows.Count); row++)
                {
                    Solve(rows.Columns(row), rows.Values(row), equations, into.Row(row));
                }

                return equations;
            },
            _ => { });

    /// <summary>YᵀY + λI, in blocks added up in their order: the same bits whatever the number of cores.</summary>
    private static double[] Gram(double[] rows, FactorMatrix side, float regularisation)
    {
        var blocks = new double[(side.Count + Block - 1) / Block][];
        Parallel.For(0, blocks.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, block =>
        {
            var part = blocks[block] = new double[side.Factors * side.Stride];
            for (var row = block * Block; row < Math.Min((block + 1) * Block, side.Count); row++)
            {
                NormalEquations.AddOuter(part, rows.AsSpan(row * side.Stride, side.Stride), 1, side.Factors, side.Stride);
            }
        });
        var sum = new double[side.Factors * side.Stride];
        foreach (var part in blocks)
        {
            Lanes.AddScaled(sum, part, 1);
        }

        for (var i = 0; i < side.Factors; i++)
        {
            sum[(i * side.Stride) + i] += regularisation;
        }

        return sum;
    }

    private static double[] Widened(FactorMatrix side)
    {
        var rows = new double[side.Count * side.Stride];
        for (var row = 0; row < side.Count; row++)
        {
            var narrow = side.Row(row);
            for (var i = 0; i < narrow.Length; i++)
            {
                rows[(row * side.Stride) + i] = narrow[i];
            }
        }

        return rows;
    }
}
