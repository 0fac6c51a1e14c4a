namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// One symmetric positive definite system, filled and solved by Cholesky's method, its rows padded to whole vector lanes.
/// Only the triangle right of the diagonal is looked at. Used again and again by one thread.
/// </summary>
internal sealed class NormalEquations(int factors)
{
    private readonly int stride = Lanes.Pad(factors);
    private readonly float[] matrix = new float[factors * Lanes.Pad(factors)];

    /// <summary>Begins with a matrix of this size, such as the Gram matrix of all rows.</summary>
    public void Load(ReadOnlySpan<float> from) => from.CopyTo(matrix);

    /// <summary>Adds scale · v vᵀ.</summary>
    public void AddOuter(ReadOnlySpan<float> v, float scale) => AddOuter(matrix, v, scale, factors, stride);

    public static void AddOuter(float[] target, ReadOnlySpan<float> v, float scale, int factors, int stride)
    {
        for (var row = 0; row < factors; row++)
        {
            var from = Lanes.StartOf(row);
            Lanes.AddScaled(target.AsSpan((row * stride) + from, stride - from), v[from..], scale * v[row]);
        }
    }

    /// <summary>Decomposes the matrix into UᵀU, in place; pivots are kept as their reciprocals.</summary>
    /// <param name="least">Rounding may eat up a pivot; it never falls below this.</param>
    public void Decompose(float least)
    {
        for (var k = 0; k < factors; k++)
        {
            var row = Row(k);
            var inverse = 1 / MathF.Sqrt(Math.Max(row[k], least));
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
    public void Solve(Span<float> side)
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

    private Span<float> Row(int row) => matrix.AsSpan(row * stride, stride);
}
