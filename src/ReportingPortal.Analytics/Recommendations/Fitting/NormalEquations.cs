namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// One symmetric positive definite system, filled and solved by Cholesky's method, its rows padded to whole vector lanes.
/// Only the triangle right of the diagonal is looked at. In doubles: with fewer products than factors only λ keeps the system
/// regular, and floats lose it in their rounding. Used again and again by one thread.
/// </summary>
internal sealed class NormalEquations(int factors)
{
    private readonly int stride = Lanes.Pad(factors);
    private readonly double[] matrix = new double[factors * Lanes.Pad(factors)];

    /// <summary>The right-hand side, and after solving the solution.</summary>
    public double[] Side { get; } = new double[Lanes.Pad(factors)];

    /// <summary>Begins with a matrix of this size, such as the Gram matrix of all rows.</summary>
    public void Load(ReadOnlySpan<double> from) => from.CopyTo(matrix);

    /// <summary>Adds scale · v vᵀ.</summary>
    public void AddOuter(ReadOnlySpan<double> v, double scale) => AddOuter(matrix, v, scale, factors, stride);

    public static void AddOuter(double[] target, ReadOnlySpan<double> v, double scale, int factors, int stride)
    {
        for (var row = 0; row < factors; row++)
        {
            var from = Lanes.StartOf(row);
            Lanes.AddScaled(target.AsSpan((row * stride) + from, stride - from), v[from..], scale * v[row]);
        }
    }

    /// <summary>Decomposes the matrix into UᵀU, in place; pivots are kept as their reciprocals.</summary>
    /// <param name="least">Rounding may eat up a pivot; it never falls below this.</param>
    public void Decompose(double least)
    {
        for (var k = 0; k < factors; k++)
        {
            var row = Row(k);
            var inverse = 1 / Math.Sqrt(Math.Max(row[k], least));
            var from = Lanes.StartOf(k);
            for (var i = from; i < stride; i++)
            {
                row[i] *= inverse;
            }

            for (var i = k + 1; i < factors; i++)
            {
                var start = Lanes.StartOf(i);
                Lanes.AddScaled(Row(i)[start..], row[start..], -row[i]);
            }

            row[k] = inverse;
        }
    }

    /// <summary>Replaces a right-hand side by its solution; what stands in the padding stays zero.</summary>
    public void Solve(Span<double> side)
    {
        for (var k = 0; k < factors; k++)
        {
            var row = Row(k);
            var solved = side[k] * row[k];
            for (var i = k + 1; i < factors; i++)
            {
                side[i] -= row[i] * solved;
            }

            side[k] = solved;
        }

        for (var k = factors - 1; k >= 0; k--)
        {
            var row = Row(k);
            var rest = side[k];
            for (var i = k + 1; i < factors; i++)
            {
                rest -= row[i] * side[i];
            }

            side[k] = rest * row[k];
        }
    }

    private Span<double> Row(int row) => matrix.AsSpan(row * stride, stride);
}
