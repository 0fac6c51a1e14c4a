namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// A row of implicit ALS that has few entries, solved exactly with as many equations as entries instead of one a factor (Woodbury's identity). With
/// A = YᵀY + λI and P = YA⁻¹, the row is x = Σ v p over its entries, where (W⁻¹ + YPᵀ) v = W⁻¹c for their weights w = αr and c = 1 + αr. Used by one thread.
/// </summary>
/// <param name="solutions">P.</param>
internal sealed class FewEquations(FactorMatrix fixedSide, FactorMatrix solutions, float alpha)
{
    private readonly double[] matrix = new double[MostFor(fixedSide.Factors) * MostFor(fixedSide.Factors)];
    private readonly double[] side = new double[MostFor(fixedSide.Factors)];
    private readonly double[] least = new double[MostFor(fixedSide.Factors)];

    /// <summary>The entries up to which this is cheaper than a few conjugate gradient steps.</summary>
    public static int MostFor(int factors) => factors / 4;

    public void Solve(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> x)
    {
        var count = columns.Length;
        for (var i = 0; i < count; i++)
        {
            var other = fixedSide.Row(columns[i]);
            for (var j = 0; j <= i; j++)
            {
                matrix[(i * count) + j] = Lanes.Dot(other, solutions.Row(columns[j]));
            }

            // YPᵀ adds to each pivot, but for rounding.
            least[i] = 1 / ((double)alpha * values[i]);
            matrix[(i * count) + i] += least[i];
            side[i] = least[i] + 1;
        }

        Decompose(count);
        Substitute(count);
        x.Clear();
        for (var i = 0; i < count; i++)
        {
            Lanes.AddScaled(x, solutions.Row(columns[i]), (float)side[i]);
        }
    }

    /// <summary>Into LLᵀ, in place; pivots are kept as their reciprocals.</summary>
    private void Decompose(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var row = matrix.AsSpan(i * count, i + 1);
            for (var j = 0; j <= i; j++)
            {
                var above = matrix.AsSpan(j * count, j + 1);
                var rest = row[j];
                for (var k = 0; k < j; k++)
                {
                    rest -= row[k] * above[k];
                }

                row[j] = j < i ? rest * above[j] : 1 / Math.Sqrt(Math.Max(rest, least[i]));
            }
        }
    }

    private void Substitute(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var row = matrix.AsSpan(i * count, i + 1);
            for (var k = 0; k < i; k++)
            {
                side[i] -= row[k] * side[k];
            }

            side[i] *= row[i];
        }

        for (var i = count - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < count; k++)
            {
                side[i] -= matrix[(k * count) + i] * side[k];
            }

            side[i] *= matrix[(i * count) + i];
        }
    }
}
