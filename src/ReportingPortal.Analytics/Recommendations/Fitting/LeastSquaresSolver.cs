namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// One side of implicit ALS: with the other side's factors Y fixed, x = (YᵀY + Yᵀ(C − I)Y + λI)⁻¹ YᵀCp for confidence
/// c = 1 + α r and preference p = 1 where r is above 0 (Hu, Koren, Volinsky 2008, eq. 4), solved exactly: so a customer's newest
/// interactions are folded in. Safe for many threads, each with equations of its own.
/// </summary>
internal sealed class LeastSquaresSolver
{
    private readonly FactorMatrix fixedSide;
    private readonly float regularisation;
    private readonly float alpha;
    private readonly double[] others;
    private readonly double[] gram;

    public LeastSquaresSolver(FactorMatrix fixedSide, float regularisation, float alpha)
    {
        (this.fixedSide, this.regularisation, this.alpha) = (fixedSide, regularisation, alpha);
        others = Widened(fixedSide);
        gram = Gram();
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

    /// <summary>YᵀY + λI: the triangle right of the diagonal.</summary>
    private double[] Gram()
    {
        var sum = new double[fixedSide.Factors * fixedSide.Stride];
        for (var row = 0; row < fixedSide.Count; row++)
        {
            NormalEquations.AddOuter(sum, others.AsSpan(row * fixedSide.Stride, fixedSide.Stride), 1, fixedSide.Factors, fixedSide.Stride);
        }

        for (var i = 0; i < fixedSide.Factors; i++)
        {
            sum[(i * fixedSide.Stride) + i] += regularisation;
        }

        return sum;
    }

    private static double[] Widened(FactorMatrix side)
    {
        var rows = new double[side.Count * side.Stride];
        for (var row = 0; row < side.Count; row++)
        {
            Lanes.Widen(side.Row(row), rows.AsSpan(row * side.Stride, side.Stride));
        }

        return rows;
    }
}
