namespace ReportingPortal.Analytics.Lifetime;

/// <summary>Customers whose value lies in [From, To); open where null.</summary>
public sealed record LifetimeBin(decimal? From, decimal? To, int Customers, decimal Total);

/// <summary>How a value spreads over customers: bins of one round width, with open ends for the few far out.</summary>
/// <param name="Median">Type-7 quantiles, as D0.</param>
/// <param name="TopTenthShare">Of the total, by the first ⌈10 %⌉ of customers; null where the total is not above 0.</param>
public sealed record LifetimeDistribution(decimal Total, decimal Mean, decimal Median, decimal P90, decimal? TopTenthShare, IReadOnlyList<LifetimeBin> Bins)
{
    private const int MostBins = 16;
    private const double Usual = .95;

    public static readonly LifetimeDistribution Empty = new(0, 0, 0, 0, null, []);

    /// <param name="values">One a customer, in any order.</param>
    public static LifetimeDistribution Of(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            return Empty;
        }

        var total = sorted.Sum();
        return new LifetimeDistribution(
            total, Money(total / sorted.Length), Money(Quantile(sorted, .5)), Money(Quantile(sorted, .9)),
            total > 0 ? sorted[^((sorted.Length + 9) / 10)..].Sum() / total : null, Cut(sorted, RoundWidth(Quantile(sorted, Usual))));
    }

    private static decimal Money(decimal value) => Math.Round(value, 4, MidpointRounding.ToEven);

    private static decimal Quantile(decimal[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((decimal)(position - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>The least of 1, 2, 5 times a power of ten that puts the usual values into so many bins.</summary>
    private static decimal RoundWidth(decimal usual)
    {
        if (usual <= 0)
        {
            return 1;
        }

        var width = (double)usual / (MostBins - 1);
        var power = (decimal)Math.Pow(10, Math.Clamp(Math.Floor(Math.Log10(width)), -4, 20));
        return power * (((decimal)width / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }

    private static List<LifetimeBin> Cut(decimal[] sorted, decimal width)
    {
        var bins = new List<LifetimeBin>();
        for (var at = 0; at < sorted.Length;)
        {
            // Below 0 (more returned than bought), whole bins, and all that lies beyond them.
            decimal? from = sorted[at] < 0 ? null : bins is [.., { To: { } end }] ? end : 0;
            decimal? to = sorted[at] < 0 ? 0 : from < (MostBins - 1) * width ? from + width : null;
            var start = at;
            while (at < sorted.Length && (to is null || sorted[at] < to))
            {
                at++;
            }

            bins.Add(new LifetimeBin(from, to, at - start, sorted[start..at].Sum()));
        }

        return bins;
    }
}
