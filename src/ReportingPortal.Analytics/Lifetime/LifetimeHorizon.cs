namespace ReportingPortal.Analytics.Lifetime;

/// <summary>How far a forecast looks, month by month: what comes later is worth less (D9).</summary>
/// <param name="WeeksAtEnd">Of each step, the last of which may be a part of a month.</param>
/// <param name="Discount">What money of each step is worth today.</param>
public sealed record LifetimeHorizon(double[] WeeksAtEnd, double[] Discount)
{
    public const int StandardMonths = 12;
    public const double WeeksPerMonth = 4.345;
    public const double MonthlyDiscount = .01;
    public const int MaxDays = 1095;

    private const double DaysPerWeek = 7;

    public static readonly LifetimeHorizon Standard = OfWeeks(StandardMonths * WeeksPerMonth);

    public double Weeks => WeeksAtEnd[^1];

    public static LifetimeHorizon OfDays(int days) => OfWeeks(days / DaysPerWeek);

    private static LifetimeHorizon OfWeeks(double weeks)
    {
        // A rounding error is no month of its own.
        var steps = Math.Max(1, (int)Math.Ceiling((weeks / WeeksPerMonth) - 1e-9));
        var ends = Enumerable.Range(1, steps).Select(month => month == steps ? weeks : month * WeeksPerMonth);
        return new LifetimeHorizon([.. ends], [.. Enumerable.Range(1, steps).Select(month => Math.Pow(1 + MonthlyDiscount, -month))]);
    }

    /// <summary>Purchases of each step, discounted, from those expected by the end of each.</summary>
    public double Discounted(ReadOnlySpan<double> purchasesAtEnd)
    {
        var (sum, before) = (0.0, 0.0);
        for (var i = 0; i < Discount.Length; i++)
        {
            sum += (purchasesAtEnd[i] - before) * Discount[i];
            before = purchasesAtEnd[i];
        }

        return sum;
    }
}
