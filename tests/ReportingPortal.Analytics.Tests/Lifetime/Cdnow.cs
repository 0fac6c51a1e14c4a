using System.Globalization;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Testing;

namespace ReportingPortal.Analytics.Tests.Lifetime;

/// <summary>Purchases of 2,357 customers of CDNOW in 1997 and 1998, the sample on which the models' authors published their results.</summary>
public static class Cdnow
{
    /// <summary>The end of the authors' calibration period.</summary>
    public static readonly DateOnly Calibration = new(1997, 9, 30);

    public static readonly DateOnly End = new(1998, 6, 30);

    private static readonly DateOnly Begin = new(1997, 1, 1);

    /// <summary>What was known of each customer at a day; repeat purchases are counted here, apart from the statement that does it for the portal.</summary>
    public static PurchaseHistories Histories(DateOnly asOf)
    {
        var cut = PurchaseHistories.CutBetween(Begin, asOf);
        return PurchaseHistories.Of(
            Purchases().Where(purchase => purchase.Day <= asOf).GroupBy(purchase => purchase.Customer).Select(customer => Summary(customer.Key, [.. customer], cut, asOf)),
            Begin, asOf);
    }

    private static RepeatPurchaseSummary Summary(string customer, IReadOnlyList<(string Customer, DateOnly Day, decimal Amount)> purchases, DateOnly cut, DateOnly asOf)
    {
        var days = purchases.GroupBy(purchase => purchase.Day).OrderBy(day => day.Key).Select(day => (Day: day.Key, Amount: day.Sum(purchase => purchase.Amount))).ToList();
        var (first, before) = (days[0].Day, days.Where(day => day.Day <= cut).ToList());
        return new RepeatPurchaseSummary(
            customer, purchases.Count, purchases.Sum(purchase => purchase.Amount), days.Count - 1, days[^1].Day.DayNumber - first.DayNumber, asOf.DayNumber - first.DayNumber,
            days.Count == 1 ? 0 : (double)days.Skip(1).Average(day => day.Amount), before.Count == 0 ? null : before.Count - 1,
            before.Count == 0 ? null : before[^1].Day.DayNumber - first.DayNumber, before.Count == 0 ? null : cut.DayNumber - first.DayNumber);
    }

    public static IEnumerable<(string Customer, DateOnly Day, decimal Amount)> Purchases()
    {
        using var reader = new StreamReader(SharedData.OpenRead("CDNOW_sample.txt"));
        while (reader.ReadLine() is { } line)
        {
            // 00004 0001 19970101  2   29.33
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var customer, var day, _, var amount])
            {
                yield return (customer, DateOnly.ParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture), decimal.Parse(amount, CultureInfo.InvariantCulture));
            }
        }
    }
}
