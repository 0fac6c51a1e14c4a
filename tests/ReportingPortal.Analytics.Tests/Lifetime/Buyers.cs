using ReportingPortal.Analytics.Lifetime;

namespace ReportingPortal.Analytics.Tests.Lifetime;

/// <summary>Invented customers who buy by chance, at rates and with an inclination to leave of their own.</summary>
internal static class Buyers
{
    private static readonly DateOnly Begin = new(2023, 1, 1);

    /// <param name="rate">Repeat purchases a week, of one customer.</param>
    /// <param name="leaves">The chance that a purchase was the last, of one customer.</param>
    public static PurchaseHistories Simulate(int seed, int customers, int days, Func<Random, double> rate, Func<Random, double> leaves, Func<Random, double> value)
    {
        var random = new Random(seed);
        return Histories(days, Enumerable.Range(0, customers).Select(i => (Id: $"C{i:D5}", Days: PurchaseDays(random, days, rate(random), leaves(random)), value(random))));
    }

    public static PurchaseHistories Histories(int days, IEnumerable<(string Id, List<int> Days, double Value)> customers)
    {
        var asOf = Begin.AddDays(days);
        var cut = PurchaseHistories.CutBetween(Begin, asOf).DayNumber - Begin.DayNumber;
        return PurchaseHistories.Of(customers.Select(customer => Summary(customer.Id, customer.Days, customer.Value, cut, days)), Begin, asOf);
    }

    private static RepeatPurchaseSummary Summary(string id, List<int> purchases, double value, int cut, int days)
    {
        var (first, before) = (purchases[0], purchases.Where(day => day <= cut).ToList());
        return new RepeatPurchaseSummary(
            id, purchases.Count, (decimal)(value * purchases.Count), purchases.Count - 1, purchases[^1] - first, days - first, purchases.Count == 1 ? 0 : value,
            before.Count == 0 ? null : before.Count - 1, before.Count == 0 ? null : before[^1] - first, before.Count == 0 ? null : cut - first);
    }

    private static List<int> PurchaseDays(Random random, int days, double rate, double leaves)
    {
        var purchases = new List<int> { random.Next(days + 1) };
        double day = purchases[0];
        // The model lets nobody leave before the second purchase.
        for (var stays = true; stays; stays = random.NextDouble() >= leaves)
        {
            day += -7 * Math.Log(1 - random.NextDouble()) / rate;
            if (day > days)
            {
                break;
            }

            purchases.Add((int)day);
        }

        return [.. purchases.Distinct()];
    }
}
