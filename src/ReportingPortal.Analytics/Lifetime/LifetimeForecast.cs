using System.Globalization;
using ReportingPortal.Analytics.Lifetime.Fitting;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>Histories into lifetime values (D8, D9): gate, fits, test on the last third, forecast. No I/O, no clock.</summary>
internal static class LifetimeForecast
{
    // Beyond this Gamma-Gamma's assumption, that how often and for how much are apart, is doubtful (D9).
    private const double NotableCorrelation = .3;

    /// <param name="margin">What expected net sales are multiplied by.</param>
    public static LifetimeResult Of(PurchaseHistories histories, double margin = 1)
    {
        var gate = LifetimeGate.Of(histories.Count, histories.Repeaters, histories.Weeks);
        if (!gate.Passed)
        {
            var historic = LifetimeDistribution.Of(histories.Rows.Select(row => row.Historic));
            return new LifetimeResult(histories, gate, null, null, [], 0, 0, null, null, null, historic, []);
        }

        var purchases = PurchaseFit.Find(PurchaseGroups.Of(histories.Frequency, histories.RecencyDays, histories.AgeDays));
        var (frequency, values) = ValuedRepeaters(histories);
        var valueFit = ValueFit.Find(frequency, values);
        var mean = values.Length == 0 ? 0 : frequency.Zip(values, (x, z) => x * z).Sum() / frequency.Sum();
        var correlation = Correlation(frequency, values);
        var (holdOut, untested) = HoldOut.Of(histories);
        var rates = PurchaseForecaster.WeeklyRates(histories);
        var customers = Values(histories, new PurchaseForecaster(purchases?.Model, rates), new PurchaseValues(valueFit?.Model, mean), margin);
        return new LifetimeResult(
            histories, gate, purchases, valueFit, rates, values.Length, mean, correlation, holdOut, customers, LifetimeDistribution.Of(customers.Select(each => each.Clv)),
            [.. Notices(purchases, valueFit, correlation, untested).OfType<string>()]);
    }

    /// <summary>Gamma-Gamma knows values above zero only: who gave everything back is left out of its fit.</summary>
    private static (double[] Frequency, double[] Values) ValuedRepeaters(PurchaseHistories histories)
    {
        var valued = histories.Rows.Where(row => row.Frequency > 0 && row.MeanValue > 0).ToArray();
        return (Array.ConvertAll(valued, row => (double)row.Frequency), Array.ConvertAll(valued, row => row.MeanValue));
    }

    private static CustomerValue[] Values(PurchaseHistories histories, PurchaseForecaster purchases, PurchaseValues values, double margin)
    {
        var expected = purchases.ExpectAll(histories, LifetimeHorizon.Standard);
        return [.. expected.Select((each, i) => CustomerValue.Of(each, values.Expect(histories.Frequency[i], histories.MeanValue[i]), margin))];
    }

    /// <summary>Pearson's; null where one of the two does not vary.</summary>
    private static double? Correlation(double[] x, double[] z)
    {
        if (x.Length == 0)
        {
            return null;
        }

        var (meanX, meanZ) = (x.Average(), z.Average());
        var (xz, xx, zz) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dz) = (x[i] - meanX, z[i] - meanZ);
            (xz, xx, zz) = (xz + (dx * dz), xx + (dx * dx), zz + (dz * dz));
        }

        var spread = Math.Sqrt(xx * zz);
        return spread <= 1e-12 * x.Length * meanX * meanZ ? null : xz / spread;
    }

    private static IEnumerable<string?> Notices(PurchaseFit? purchases, ValueFit? values, double? correlation, string? untested)
    {
        yield return purchases switch
        {
            null => "No purchase model fits these data. Segment averages stand in: each customer is expected to buy like those who had come back as often before.",
            { Model.HasNoDropOut: true } => "No drop-out found: nothing in the data says that customers leave for good, so everybody is expected to go on at their own rate.",
            _ => null,
        };
        yield return purchases is { Penaliser: > 0 } ? Held("purchase", purchases.Penaliser) : null;
        yield return values is null
            ? "No value model fits these data. Each customer's mean purchase, drawn to the shop's mean as by one purchase more, stands in."
            : null;
        yield return values is { Penaliser: > 0 } ? Held("value", values.Penaliser) : null;
        yield return correlation is { } rho && Math.Abs(rho) > NotableCorrelation
            ? string.Create(CultureInfo.InvariantCulture, $"How often customers come back and what they spend each time go together (correlation {rho:0.00}); the value model takes them to be apart, so look at large values with care.")
            : null;
        yield return untested;
    }

    private static string Held(string model, double penaliser)
        => string.Create(CultureInfo.InvariantCulture, $"The {model} model was found only with its parameters held back (penaliser {penaliser}).");
}
