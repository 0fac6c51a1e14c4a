namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>
/// How customers buy and leave (BG/NBD, D9): while active each buys at a rate of their own, Gamma(r, α) among customers, and
/// after each purchase leaves with a probability of their own, Beta(a, b) among customers. Time in weeks.
/// </summary>
internal sealed record BetaGeometricModel(double R, double Alpha, double A, double B)
{
    // Of ten thousand purchases less than one is the last: nothing in the data tells that from none.
    private const double Negligible = 1e-4;

    /// <summary>The likelihood is highest where nobody leaves; forecasts are then those of the NBD model, its limit.</summary>
    public bool HasNoDropOut => A < Negligible * (A + B);

    /// <summary>The probability that a customer has not left yet; 1 by construction where nothing was bought again.</summary>
    public double ProbabilityAlive(double frequency, double recency, double age)
        => frequency == 0 || HasNoDropOut
            ? 1
            : 1 / (1 + (A / (B + frequency - 1) * Math.Exp((R + frequency) * Math.Log((Alpha + age) / (Alpha + recency)))));

    /// <summary>
    /// Purchases expected within each of the <paramref name="horizons"/> after the as-of date, of a customer who has not left;
    /// the recency does not matter any more then.
    /// </summary>
    /// <param name="horizons">Weeks; the answers go to <paramref name="purchases"/>, side by side with them.</param>
    public void ExpectIfAlive(double frequency, double age, ReadOnlySpan<double> horizons, Span<double> purchases)
    {
        if (!HasNoDropOut)
        {
            FuturePurchases.Expect(R + frequency, B + frequency, A + B + frequency, Alpha + age, horizons, purchases);
            return;
        }

        for (var i = 0; i < horizons.Length; i++)
        {
            purchases[i] = (R + frequency) * horizons[i] / (Alpha + age);
        }
    }
}
