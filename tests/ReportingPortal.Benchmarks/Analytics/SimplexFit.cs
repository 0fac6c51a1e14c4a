using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Lifetime.Fitting;

namespace ReportingPortal.Benchmarks.Analytics;

/// <summary>BG/NBD as one writes it first: D9's formula for every customer, maximised by Nelder and Mead's simplex (1965).</summary>
internal static class SimplexFit
{
    private const int Parameters = 4;
    private const int MaxSteps = 2000;
    private const double Flat = 1e-10;

    public static double LogLikelihood(PurchaseHistories histories)
    {
        double Cost(double[] logs) => -histories.Rows.Sum(row => OfOne(Array.ConvertAll(logs, Math.Exp), row.Frequency, row.RecencyDays / 7.0, row.AgeDays / 7.0)) / histories.Count;
        var corners = Enumerable.Range(0, Parameters + 1).Select(corner => Enumerable.Range(0, Parameters).Select(i => i == corner ? .5 : 0).ToArray())
            .Select(at => (At: at, Cost: Cost(at))).OrderBy(corner => corner.Cost).ToList();
        for (var step = 0; step < MaxSteps && corners[^1].Cost - corners[0].Cost > Flat; step++)
        {
            var middle = Enumerable.Range(0, Parameters).Select(i => corners.Take(Parameters).Average(corner => corner.At[i])).ToArray();
            (double[] At, double Cost) Along(double share)
            {
                var at = middle.Zip(corners[^1].At, (m, worst) => m + (share * (worst - m))).ToArray();
                return (at, Cost(at));
            }

            var reflected = Along(-1);
            var next = reflected.Cost < corners[0].Cost && Along(-2) is var expanded && expanded.Cost < reflected.Cost ? expanded
                : reflected.Cost < corners[^2].Cost ? reflected
                : Along(reflected.Cost < corners[^1].Cost ? -.5 : .5);
            if (next.Cost < corners[^1].Cost)
            {
                corners[^1] = next;
            }
            else
            {
                corners = corners.ConvertAll(corner => corner.At.Zip(corners[0].At, (a, best) => (a + best) / 2).ToArray()).ConvertAll(at => (at, Cost(at)));
            }

            corners.Sort((one, other) => one.Cost.CompareTo(other.Cost));
        }

        return -corners[0].Cost * histories.Count;
    }

    private static double OfOne(double[] parameters, int x, double recency, double age)
    {
        var (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var a1 = GammaFunctions.LogGamma(r + x) - GammaFunctions.LogGamma(r) + (r * Math.Log(alpha));
        var a2 = GammaFunctions.LogGamma(a + b) + GammaFunctions.LogGamma(b + x) - GammaFunctions.LogGamma(b) - GammaFunctions.LogGamma(a + b + x);
        var a3 = -(r + x) * Math.Log(alpha + age);
        var a4 = Math.Log(a) - Math.Log(b + Math.Max(x, 1) - 1) - ((r + x) * Math.Log(alpha + recency));
        var top = Math.Max(a3, x > 0 ? a4 : a3);
        return a1 + a2 + top + Math.Log(Math.Exp(a3 - top) + (x > 0 ? Math.Exp(a4 - top) : 0));
    }
}
