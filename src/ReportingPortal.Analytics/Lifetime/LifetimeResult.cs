using ReportingPortal.Analytics.Lifetime.Fitting;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>Lifetime values of all customers, and what they stand on.</summary>
/// <param name="Purchases">The BG/NBD model; null where the gate was not passed, or where none could be fitted.</param>
/// <param name="Values">The Gamma-Gamma model, likewise.</param>
/// <param name="WeeklyRates">Of the segment average, which stands in where <paramref name="Purchases"/> is missing.</param>
/// <param name="ValuedCustomers">Repeat customers with a mean value above zero.</param>
/// <param name="MeanValue">Of all their repeat purchases.</param>
/// <param name="Correlation">Between repeat purchases and their mean value, which Gamma-Gamma takes to be none.</param>
/// <param name="Customers">Side by side with the histories; null where the gate was not passed.</param>
/// <param name="Distribution">Of the forecast values, or of the historic ones where there is no forecast.</param>
/// <param name="Notices">What to know of these figures, in sentences.</param>
internal sealed record LifetimeResult(
    PurchaseHistories Histories, LifetimeGate Gate, PurchaseFit? Purchases, ValueFit? Values, double[] WeeklyRates, int ValuedCustomers, double MeanValue, double? Correlation,
    HoldOut? HoldOut, CustomerValue[]? Customers, LifetimeDistribution Distribution, IReadOnlyList<string> Notices)
{
    /// <summary>A model that found nobody leaving tells nothing of who has left: its 1 for everybody is the limit it calculates with.</summary>
    public bool TellsWhoLeft => Purchases is { Model.HasNoDropOut: false };
}

/// <summary>The forecast for one customer, within the standard horizon.</summary>
internal readonly record struct CustomerValue(double? Alive, double Purchases, decimal PurchaseValue, decimal Clv)
{
    /// <param name="value">Net sales a purchase.</param>
    /// <param name="margin">What is kept of them.</param>
    public static CustomerValue Of(ExpectedCustomer expected, double value, double margin)
        => new(expected.Alive, expected.Purchases, Money(value), Money(value * expected.Discounted * margin));

    private static decimal Money(double value) => Math.Round((decimal)value, 4, MidpointRounding.ToEven);
}
