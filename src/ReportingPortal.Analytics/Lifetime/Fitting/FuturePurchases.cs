using System.Runtime.Intrinsics;

namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>
/// The purchases BG/NBD expects of a customer who has not left, E[Y(t)] of D9 without its last denominator. The published form
/// is a Gauss hypergeometric function over a - 1; it cancels near a = 1 and for large b, has a pole at a + b + x = 1 and overflows
/// for large r + x. The same sum in another order has none of that, for every term is positive:
/// Σ_n P(N = n) · Σ_{j &lt; n} (b+x)_j / (a+b+x)_j, where N, negative binomial of shape r + x and odds t/(α+T), is what a customer
/// who never leaves would buy, and the inner terms are the chances to have stayed through j of them.
/// </summary>
internal static class FuturePurchases
{
    private const double Precision = 1e-14;
    private const double TooLarge = 1e200;

    /// <param name="shape">r + x.</param>
    /// <param name="stays">b + x.</param>
    /// <param name="staysOrLeaves">a + b + x.</param>
    /// <param name="exposure">α + T.</param>
    /// <param name="horizons">t, in the unit of the exposure; the answers go to <paramref name="purchases"/>.</param>
    public static void Expect(double shape, double stays, double staysOrLeaves, double exposure, ReadOnlySpan<double> horizons, Span<double> purchases)
    {
        Span<double> four = stackalloc double[Vector256<double>.Count];
        for (var i = 0; i < horizons.Length; i += four.Length)
        {
            var count = Math.Min(four.Length, horizons.Length - i);
            four.Clear();
            horizons.Slice(i, count).CopyTo(four);
            OfFour(shape, stays, staysOrLeaves, Vector256.Create<double>(four) / exposure).CopyTo(four);
            four[..count].CopyTo(purchases[i..]);
        }
    }

    /// <summary>
    /// Four horizons at a time. Probabilities are relative to that of no purchase and divided by their sum at the end, so none
    /// of them can be too small for a double; where they grow too large, all are scaled down.
    /// </summary>
    private static Vector256<double> OfFour(double shape, double stays, double staysOrLeaves, Vector256<double> odds)
    {
        var one = Vector256<double>.One;
        var success = odds / (one + odds);
        Vector256<double> probability = one, mass = one, purchases = default;
        var (stayed, expected) = (1.0, 0.0);
        for (var n = 0; ; n++)
        {
            expected += stayed;
            stayed *= (stays + n) / (staysOrLeaves + n);
            var ratio = success * ((shape + n) / (n + 1));
            probability *= ratio;
            mass += probability;
            purchases += probability * expected;
            if (Vector256.GreaterThanAny(probability, Vector256.Create(TooLarge)))
            {
                var scale = Vector256.ConditionalSelect(Vector256.GreaterThan(probability, Vector256.Create(TooLarge)), Vector256.Create(1 / TooLarge), one);
                (probability, mass, purchases) = (probability * scale, mass * scale, purchases * scale);
            }

            // Past the top, what is left is at most a geometric series of the next ratio, its terms growing by one purchase each.
            var room = Vector256.Max(Vector256<double>.Zero, one - Vector256.Max(success, success * ((shape + n + 1) / (n + 2))));
            var left = probability * ((Vector256.Create(expected) * room) + one);
            if (Vector256.LessThanOrEqualAll(left, Precision * purchases * room * room))
            {
                return purchases / mass;
            }
        }
    }
}
