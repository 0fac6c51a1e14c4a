using ReportingPortal.Analytics.Lifetime.Fitting;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>What is expected of one customer within a horizon.</summary>
/// <param name="Alive">The probability not to have left; null where no model tells.</param>
/// <param name="Discounted">The purchases, each weighed by what money is worth when it comes.</param>
internal readonly record struct ExpectedCustomer(double? Alive, double Purchases, double Discounted);

/// <summary>
/// Purchases to come: by BG/NBD, or, where it could not be fitted, by what customers who had come back as often bought a week
/// afterwards (segment average; bands of 0, 1, 2 to 3, 4 and more repeat purchases).
/// </summary>
internal sealed class PurchaseForecaster(BetaGeometricModel? model, double[] weeklyRates)
{
    public const int Bands = 4;

    public ExpectedCustomer Expect(int frequency, int recencyDays, int ageDays, LifetimeHorizon horizon)
    {
        Span<double> purchases = stackalloc double[horizon.WeeksAtEnd.Length];
        ExpectIfAlive(frequency, ageDays, horizon, purchases);
        var discounted = horizon.Discounted(purchases);
        var alive = Alive(frequency, recencyDays, ageDays);
        return new ExpectedCustomer(alive, purchases[^1] * (alive ?? 1), discounted * (alive ?? 1));
    }

    /// <summary>All customers; what hangs on frequency and age alone is worked out once for each pair.</summary>
    public ExpectedCustomer[] ExpectAll(PurchaseHistories histories, LifetimeHorizon horizon)
    {
        var expected = new ExpectedCustomer[histories.Count];
        var keys = new ulong[histories.Count];
        var order = new int[histories.Count];
        for (var i = 0; i < order.Length; i++)
        {
            (keys[i], order[i]) = (((ulong)histories.Frequency[i] << 32) | (uint)histories.AgeDays[i], i);
        }

        Array.Sort(keys, order);
        var purchases = new double[horizon.WeeksAtEnd.Length];
        var discounted = 0.0;
        for (var at = 0; at < order.Length; at++)
        {
            var i = order[at];
            if (at == 0 || keys[at] != keys[at - 1])
            {
                ExpectIfAlive(histories.Frequency[i], histories.AgeDays[i], horizon, purchases);
                discounted = horizon.Discounted(purchases);
            }

            var alive = Alive(histories.Frequency[i], histories.RecencyDays[i], histories.AgeDays[i]);
            expected[i] = new ExpectedCustomer(alive, purchases[^1] * (alive ?? 1), discounted * (alive ?? 1));
        }

        return expected;
    }

    /// <summary>Purchases a week after the cut, of customers in each band at the cut; 0 where a band was empty.</summary>
    public static double[] WeeklyRates(PurchaseHistories histories)
    {
        var (purchases, customers) = (new double[Bands], new int[Bands]);
        foreach (var row in histories.Rows)
        {
            if (row.FrequencyAtCut is { } before)
            {
                purchases[Band(before)] += row.Frequency - before;
                customers[Band(before)]++;
            }
        }

        var weeks = (histories.AsOfDate.DayNumber - histories.CutOn.DayNumber) / PurchaseGroups.DaysPerWeek;
        return [.. purchases.Zip(customers, (sum, count) => count == 0 || weeks == 0 ? 0 : sum / (count * weeks))];
    }

    private static int Band(int frequency) => frequency switch { 0 => 0, 1 => 1, < 4 => 2, _ => 3 };

    private double? Alive(int frequency, int recencyDays, int ageDays)
        => model?.ProbabilityAlive(frequency, recencyDays / PurchaseGroups.DaysPerWeek, ageDays / PurchaseGroups.DaysPerWeek);

    private void ExpectIfAlive(int frequency, int ageDays, LifetimeHorizon horizon, Span<double> purchases)
    {
        if (model is not null)
        {
            model.ExpectIfAlive(frequency, ageDays / PurchaseGroups.DaysPerWeek, horizon.WeeksAtEnd, purchases);
            return;
        }

        for (var i = 0; i < purchases.Length; i++)
        {
            purchases[i] = weeklyRates[Band(frequency)] * horizon.WeeksAtEnd[i];
        }
    }
}
