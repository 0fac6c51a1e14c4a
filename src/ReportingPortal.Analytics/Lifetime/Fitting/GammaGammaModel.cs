namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>
/// What a purchase is worth (Gamma-Gamma, D9): values of one customer vary by Gamma(p, ν), and ν among customers by Gamma(q, v).
/// Means exist for q above 1 only.
/// </summary>
internal sealed record GammaGammaModel(double P, double Q, double V)
{
    /// <summary>The mean over all customers, and what is expected of who bought once.</summary>
    public double PopulationMean => P * V / (Q - 1);

    /// <summary>E[M]: a customer's mean drawn to that of all, the less the more purchases it stands on.</summary>
    /// <param name="meanValue">z̄; returns can bring it below 0, which counts as 0.</param>
    public double ExpectedValue(double frequency, double meanValue)
        => frequency == 0 ? PopulationMean : P * (V + (frequency * Math.Max(0, meanValue))) / ((P * frequency) + Q - 1);
}
