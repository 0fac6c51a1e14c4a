using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Reports.Executive;

/// <summary>
/// A change in sentences, by fixed rules (D19): what changed, why, and where. Amounts are whole units of currency that sum as they
/// stand there: the change is the difference of the two rounded figures, and parts are rounded by <see cref="RoundedParts"/>.
/// </summary>
public sealed class ChangeSentences(ChangeNarrative narrative, PrintFormat format)
{
    private const int MostNamed = 3;

    /// <summary>Between a sign and its amount in a sentence: no line ends there.</summary>
    private const string WordJoiner = "\u2060";

    private readonly ChangeExplanation told = narrative.Told;

    private bool IsCompared => narrative.HistoryStart is null;

    /// <summary>The change as the sentences write it: rounded figure less rounded figure.</summary>
    public decimal Change => Whole(told.NetSales) - Whole(told.PreviousNetSales);

    /// <summary>All that can be said, in this order; at least one sentence.</summary>
    public IReadOnlyList<string> All => [.. new[] { WhatChanged, StillToCome, Why, Regions, Categories }.OfType<string>()];

    public string WhatChanged
    {
        get
        {
            var (now, before) = (told.NetSales, told.PreviousNetSales);
            var subject = narrative.ToDate is null ? "Net sales" : $"Up to {format.Date(told.Period.To.AddDays(-1))} net sales";
            var previous = PeriodText.Of(told.PreviousPeriod, format.Culture);
            if (narrative.HistoryStart is { } start)
            {
                return $"{subject} were {format.MoneyWhole(now)}; the history starts on {format.Date(start)}, so that {previous} is not all there to compare with.";
            }

            if (before < 0)
            {
                // No rate is on less than nothing; but it is what the parts below are counted from.
                return $"{subject} were {format.MoneyWhole(now)}, compared with {format.MoneyWhole(before)} in {previous}.";
            }

            if (before == 0)
            {
                return $"{subject} were {format.MoneyWhole(now)}; {previous} had none to compare with.";
            }

            var change = (now - before) / before;
            return Percentage.Direction(change) switch
            {
                > 0 => $"{subject} rose {format.Percent(change)} to {format.MoneyWhole(now)}, from {format.MoneyWhole(before)} in {previous}.",
                < 0 => $"{subject} fell {format.Percent(-change)} to {format.MoneyWhole(now)}, from {format.MoneyWhole(before)} in {previous}.",
                _ => $"{subject} were level at {format.MoneyWhole(now)}, compared with {previous}.",
            };
        }
    }

    /// <summary>Null where the period has ended by the as-of date.</summary>
    public string? StillToCome => narrative.ToDate is null || !IsCompared ? null
        : $"The period goes on to {format.Date(narrative.Whole.Period.To.AddDays(-1))}, beyond the data: only its first {Days(told.Period.Days)} are compared, with {Days(told.PreviousPeriod.Days)} of the period before.";

    /// <summary>The factors, largest first; where no split exists the plain differences; null where nothing moved.</summary>
    public string? Why
    {
        get
        {
            var factors = Factors;
            return !IsCompared ? null
                : factors.Count == 0 ? PlainDifferences
                : List("Behind it: ", [.. factors.Where(factor => factor.Amount != 0).OrderByDescending(factor => Math.Abs(factor.Amount))
                    .Select(factor => Named(factor.Amount > 0 ? factor.More : factor.Less, factor.Amount))]);
        }
    }

    public string? Regions => Where("By region: ", "regions", told.Regions);

    public string? Categories => Where("By category: ", "categories", told.Categories);

    /// <summary>
    /// The factors of net sales with what each added, in whole units; empty where no split exists or nothing was before. Each guest order
    /// is a customer's of its own: where guests alone make the difference, it is one of orders.
    /// </summary>
    public IReadOnlyList<(string Name, string More, string Less, decimal Amount)> Factors
    {
        get
        {
            if (told.Split is not { FromCustomers: { } customers, FromOrdersPerCustomer: { } frequency, FromOrderValue: { } value })
            {
                return [];
            }

            var parts = RoundedParts.Of([customers, frequency, value], Change, 0);
            if (HasGuestsAlone)
            {
                return [("Number of orders", "more orders", "fewer orders", parts[0] + parts[1]), ("Value per order", "larger orders", "smaller orders", parts[2])];
            }

            return
            [
                ("Number of customers", "more customers", "fewer customers", parts[0]),
                ("Orders per customer", "more orders per customer", "fewer orders per customer", parts[1]),
                ("Value per order", "larger orders", "smaller orders", parts[2]),
            ];
        }
    }

    private bool HasGuestsAlone => told.Differences is { Customers: 0, OrdersPerCustomer: 0, Orders: not 0 } plain && plain.GuestOrders == plain.Orders;

    /// <summary>The largest contributions with the sum of the others, in whole units that sum to the change; the same unit for a part however many are shown.</summary>
    public IReadOnlyList<(string Name, decimal Amount)> Shown(IReadOnlyList<SliceChange> slices, string others, int most = MostNamed)
    {
        var amounts = RoundedParts.Of([.. slices.Select(slice => slice.Change)], Change, 0);
        var named = slices.Count == most + 1 ? most + 1 : Math.Min(most, slices.Count);
        List<(string Name, decimal Amount)> shown = [.. slices.Take(named).Zip(amounts, (slice, amount) => (Shares.NameOrUnknown(slice.Name), amount))];
        if (slices.Count > named)
        {
            shown.Add(($"{format.Count(slices.Count - named)} other {others}", amounts[named..].Sum()));
        }

        return shown;
    }

    public string WithSign(decimal amount) => format.MoneyChange(amount);

    private string Named(string name, decimal amount)
    {
        var text = WithSign(amount);
        return text[0] is '+' or '-' or '\u2212' ? $"{name} ({text[0]}{WordJoiner}{text[1..]})" : $"{name} ({text})";
    }

    // One region or category says nothing that the first sentence has not said.
    private string? Where(string opening, string others, IReadOnlyList<SliceChange> slices)
        => slices.Count < 2 || !IsCompared ? null
            : List(opening, [.. Shown(slices, others).Where(part => part.Amount != 0).Select(part => Named(part.Name, part.Amount))]);

    private string? PlainDifferences
    {
        get
        {
            var plain = told.Differences;
            var parts = new[] { Difference(plain.Customers, "customer"), Difference(plain.Orders, "order"), Value(plain.AverageOrderValue) }.OfType<string>().ToList();
            return List("It can't be split by cause, for that needs net sales above zero in both periods; in plain differences: ", parts);
        }
    }

    private string? Difference(int count, string one)
        => count == 0 ? null : $"{format.Count(Math.Abs(count))} {(count > 0 ? "more" : "fewer")} {(Math.Abs(count) == 1 ? one : one + "s")}";

    private string? Value(decimal? difference) => difference is { } value and not 0 ? $"{format.MoneyWhole(Math.Abs(value))} {(value > 0 ? "more" : "less")} an order" : null;

    private static string? List(string opening, List<string> parts) => parts.Count switch
    {
        0 => null,
        1 => $"{opening}{parts[0]}.",
        _ => $"{opening}{string.Join(", ", parts[..^1])} and {parts[^1]}.",
    };

    private string Days(int days) => days == 1 ? "day" : $"{format.Count(days)} days";

    private static decimal Whole(decimal amount) => Math.Round(amount, MidpointRounding.AwayFromZero);
}
