namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>A function of a few numbers: its value, and its gradient written to <paramref name="gradient"/>.</summary>
internal delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);

/// <summary>Where a search ended.</summary>
/// <param name="IsConverged">No direction inside the bounds leads down any more.</param>
internal sealed record Minimum(double[] Point, double Value, bool IsConverged, int Evaluations);

/// <summary>
/// Minimises a smooth function of a few parameters inside a box: BFGS (Nocedal and Wright, Numerical Optimization 2006,
/// ch. 6) on the parameters that are free, the others held at their bound; steps are projected into the box (Bertsekas 1982)
/// and shortened until the function falls enough (Armijo).
/// </summary>
internal sealed class BoundedBfgs(Objective objective, double[] lower, double[] upper)
{
    private const int MaxIterations = 300;
    private const double FlatGradient = 1e-9;
    private const double NearlyFlatGradient = 1e-6;

    // What is still to be won, by what is known of the curvature, where rounding allows no further step.
    private const double NothingToWin = 1e-9;
    private const double NoProgress = 1e-14;
    private const int MaxStalls = 5;
    private const double SufficientDecrease = 1e-4;

    // In logarithms e^4 = 55 times a parameter is further than any sensible step goes.
    private const double LongestStep = 4;

    private readonly int size = lower.Length;
    private int evaluations;

    public Minimum Run(ReadOnlySpan<double> start)
    {
        var (x, g) = (Projected(start), new double[size]);
        var (nextX, nextG) = (new double[size], new double[size]);
        var value = Evaluate(x, g);
        var inverse = new InverseHessian(size);
        var stalls = 0;
        for (var iteration = 0; iteration < MaxIterations && stalls < MaxStalls; iteration++)
        {
            var free = Free(x, g);
            if (Steepest(g, free) <= FlatGradient)
            {
                return new Minimum(x, value, true, evaluations);
            }

            if (TryStep(x, value, g, inverse.Direction(g, free), nextX, nextG, out var nextValue))
            {
                inverse.Update(x, g, nextX, nextG);
                stalls = value - nextValue <= NoProgress * (1 + Math.Abs(value)) ? stalls + 1 : 0;
                (x, nextX, g, nextG, value) = (nextX, x, nextG, g, nextValue);
            }
            else if (inverse.IsIdentity || inverse.Decrement(g, free) <= NothingToWin)
            {
                break;
            }
            else
            {
                inverse.Reset();
            }
        }

        var (last, known) = (Free(x, g), !inverse.IsIdentity);
        return new Minimum(x, value, Steepest(g, last) <= NearlyFlatGradient || (known && inverse.Decrement(g, last) <= NothingToWin), evaluations);
    }

    private bool TryStep(double[] x, double value, double[] g, double[] direction, double[] nextX, double[] nextG, out double nextValue)
    {
        var longest = direction.Max(Math.Abs);
        for (var step = Math.Min(1, LongestStep / longest); step * longest > 1e-13; step /= 2)
        {
            var slope = 0.0;
            for (var i = 0; i < size; i++)
            {
                nextX[i] = Math.Clamp(x[i] + (step * direction[i]), lower[i], upper[i]);
                slope += g[i] * (nextX[i] - x[i]);
            }

            nextValue = Evaluate(nextX, nextG);
            if (slope < 0 && double.IsFinite(nextValue) && nextValue <= value + (SufficientDecrease * slope))
            {
                return true;
            }
        }

        nextValue = value;
        return false;
    }

    private double Evaluate(double[] x, double[] g)
    {
        evaluations++;
        return objective(x, g);
    }

    private double[] Projected(ReadOnlySpan<double> start)
    {
        var x = start.ToArray();
        for (var i = 0; i < size; i++)
        {
            x[i] = Math.Clamp(x[i], lower[i], upper[i]);
        }

        return x;
    }

    /// <summary>Which parameters may move: those inside, and those at a bound they would leave inwards.</summary>
    private bool[] Free(double[] x, double[] g)
    {
        var free = new bool[size];
        for (var i = 0; i < size; i++)
        {
            free[i] = !((x[i] <= lower[i] && g[i] > 0) || (x[i] >= upper[i] && g[i] < 0));
        }

        return free;
    }

    private static double Steepest(double[] g, bool[] free)
    {
        var steepest = 0.0;
        for (var i = 0; i < g.Length; i++)
        {
            steepest = free[i] ? Math.Max(steepest, Math.Abs(g[i])) : steepest;
        }

        return steepest;
    }
}
