using ReportingPortal.Analytics.Lifetime.Fitting;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>
/// What a purchase of a customer is worth: by Gamma-Gamma, or, where it could not be fitted, the customer's mean drawn to the
/// shop's as if one purchase more had been worth that much. Never below zero.
/// </summary>
/// <param name="Mean">Of all repeat purchases.</param>
internal sealed record PurchaseValues(GammaGammaModel? Model, double Mean)
{
    public double Expect(int frequency, double meanValue)
        => Model?.ExpectedValue(frequency, meanValue) ?? (Mean + (frequency * Math.Max(0, meanValue))) / (1 + frequency);
}
