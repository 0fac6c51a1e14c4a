namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// A row of implicit ALS by a few conjugate gradient steps, from the row of the iteration before (Takács, Pilászy, Tikk 2011): each
/// step brings the row nearer to what <see cref="LeastSquaresSolver"/> finds exactly, at a tenth of the cost, and the next iteration goes on
/// from there. Never raises the loss. Used by one thread.
/// </summary>
internal sealed class ConjugateGradients(FactorMatrix fixedSide, GramMatrix gram, RecommendationSettings settings)
{
    /// <summary>Below this squared residual a row is solved as well as floats can tell.</summary>
    private const float Solved = 1e-12f;

    private readonly float alpha = settings.Alpha;
    private readonly float[] residual = new float[fixedSide.Stride];
    private readonly float[] direction = new float[fixedSide.Stride];
    private readonly float[] image = new float[fixedSide.Stride];

    /// <summary>For the equations (YᵀY + λI + Σ αr yyᵀ) x = Σ (1 + αr) y.</summary>
    public void Improve(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> x)
    {
        gram.Multiply(x, residual);
        Lanes.Scale(residual, -1);
        for (var i = 0; i < columns.Length; i++)
        {
            var other = fixedSide.Row(columns[i]);
            var weight = alpha * values[i];
            Lanes.AddScaled(residual, other, 1 + weight - (weight * Lanes.Dot(other, x)));
        }

        residual.CopyTo(direction.AsSpan());
        var left = Lanes.Dot(residual, residual);
        for (var step = 0; step < settings.SolverSteps && left > Solved; step++)
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
