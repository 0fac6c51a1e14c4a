using System.Collections.Concurrent;

namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// One side of implicit ALS: with the other side's factors Y fixed, x = (YᵀY + Yᵀ(C − I)Y + λI)⁻¹ YᵀCp for confidence
/// c = 1 + α r and preference p = 1 where r is above 0 (Hu, Koren, Volinsky 2008, eq. 4). Fitting a row and folding in a
/// customer's newest interactions are this one solution. Safe for many threads, each with equations of its own.
/// </summary>
internal sealed class LeastSquaresSolver(FactorMatrix fixedSide, float regularisation, float alpha)
{
    private const int Block = 2048;

    private readonly float[] gram = Gram(fixedSide, regularisation);

    public NormalEquations NewEquations() => new(fixedSide.Factors);

    /// <summary>Fills the row of one customer or product; the equations stay decomposed for explanations.</summary>
    public void Solve(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, NormalEquations equations, Span<float> row)
    {
        equations.Load(gram);
        row.Clear();
        for (var i = 0; i < columns.Length; i++)
        {
            var other = fixedSide.Row(columns[i]);
            equations.AddOuter(other, alpha * values[i]);
            Lanes.AddScaled(row, other, 1 + (alpha * values[i]));
        }

        equations.Decompose(regularisation);
        equations.Solve(row);
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
    private static float[] Gram(FactorMatrix side, float regularisation)
    {
        var blocks = new float[(side.Count + Block - 1) / Block][];
        Parallel.For(0, blocks.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, block =>
        {
            var part = blocks[block] = new float[side.Factors * side.Stride];
            for (var row = block * Block; row < Math.Min((block + 1) * Block, side.Count); row++)
            {
                NormalEquations.AddOuter(part, side.Row(row), 1, side.Factors, side.Stride);
            }
        });
        var sum = new float[side.Factors * side.Stride];
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
}
