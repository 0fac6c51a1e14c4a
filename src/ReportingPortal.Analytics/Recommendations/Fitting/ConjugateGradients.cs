using System.Collections.Concurrent;

namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// One side of implicit ALS by a few conjugate gradient steps a row, from the row of the iteration before (Takács, Pilászy, Tikk 2011): each
/// step brings the row nearer to what <see cref="LeastSquaresSolver"/> finds exactly, at a tenth of the cost, and the next iteration goes on
/// from there. Never raises the loss.
/// </summary>
internal sealed class ConjugateGradients
{
    /// <summary>Below this squared residual a row is solved as well as floats can tell.</summary>
    private const float Solved = 1e-12f;

    private readonly FactorMatrix fixedSide;
    private readonly float alpha;
    private readonly int steps;
    private readonly int threads;
    private readonly GramMatrix gram;

    public ConjugateGradients(FactorMatrix fixedSide, RecommendationSettings settings, int threads)
    {
        (this.fixedSide, this.threads) = (fixedSide, threads);
        (alpha, steps) = (settings.Alpha, settings.SolverSteps);
        gram = new GramMatrix(fixedSide, settings.Regularisation, threads);
    }

    /// <summary>Improves every row, on all cores; the outcome does not depend on which thread does what.</summary>
    public void Improve(SparseRows rows, FactorMatrix into)
        => Parallel.ForEach(
            Partitioner.Create(0, Math.Max(rows.Count, 1), 64), new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => (Residual: new float[into.Stride], Direction: new float[into.Stride], Image: new float[into.Stride]),
            (range, _, room) =>
            {
                for (var row = range.Item1; row < Math.Min(range.Item2, rows.Count); row++)
                {
                    Improve(rows.Columns(row), rows.Values(row), into.Row(row), room.Residual, room.Direction, room.Image);
                }

                return room;
            },
            _ => { });

    /// <summary>For the equations (YᵀY + λI + Σ αr yyᵀ) x = Σ (1 + αr) y.</summary>
    private void Improve(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> x, Span<float> residual, Span<float> direction, Span<float> image)
    {
        if (columns.Length == 0)
        {
            x.Clear();
            return;
        }

        gram.Multiply(x, residual);
        Lanes.Scale(residual, -1);
        for (var i = 0; i < columns.Length; i++)
        {
            var other = fixedSide.Row(columns[i]);
            var weight = alpha * values[i];
            Lanes.AddScaled(residual, other, 1 + weight - (weight * Lanes.Dot(other, x)));
        }

        residual.CopyTo(direction);
        var left = Lanes.Dot(residual, residual);
        for (var step = 0; step < steps && left > Solved; step++)
        {
            gram.Multiply(direction, image);
            for (var i = 0; i < columns.Length; i++)
            {
                var other = fixedSide.Row(columns[i]);
                Lanes.AddScaled(image, other, alpha * values[i] * Lanes.Dot(other, direction));
            }

            var length = left / Lanes.Dot(direction, image);
            Lanes.AddScaled(x, direction, length);
            Lanes.AddScaled(residual, image, -length);
            var before = left;
            left = Lanes.Dot(residual, residual);
            Lanes.ScaleAndAdd(direction, left / before, residual, 1);
        }
    }
}
