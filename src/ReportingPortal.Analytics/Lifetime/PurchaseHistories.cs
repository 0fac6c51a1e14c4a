namespace ReportingPortal.Analytics.Lifetime;

/// <summary>
/// One customer's repeat purchases (D9). In these models frequency counts repeat purchases only, and recency is the age at the
/// last one: not what RFM calls by these names.
/// </summary>
/// <param name="Frequency">Days with a purchase after the first: x.</param>
/// <param name="RecencyDays">From the first purchase to the last: t_x.</param>
/// <param name="AgeDays">From the first purchase to the as-of date: T.</param>
/// <param name="MeanValue">Net sales a repeat purchase: z̄; 0 without one, and returns can bring it below.</param>
/// <param name="Orders">All orders, the first included.</param>
/// <param name="Historic">Net sales so far (D8).</param>
/// <param name="FrequencyAtCut">As it stood at the end of the first two thirds of the history; null for customers who came later.</param>
public sealed record RepeatPurchaseSummary(
    string CustomerId, int Orders, decimal Historic, int Frequency, int RecencyDays, int AgeDays, double MeanValue, int? FrequencyAtCut = null,
    int? RecencyDaysAtCut = null, int? AgeDaysAtCut = null);

/// <summary>Who bought how often, column by column, in the order of their ids: where rows came from leaves no trace.</summary>
public sealed class PurchaseHistories
{
    private PurchaseHistories(RepeatPurchaseSummary[] sorted, DateOnly firstOrderOn, DateOnly asOfDate)
    {
        Rows = sorted;
        (FirstOrderOn, AsOfDate) = (firstOrderOn, asOfDate);
        CustomerIds = Array.ConvertAll(sorted, row => row.CustomerId);
        Frequency = Array.ConvertAll(sorted, row => row.Frequency);
        RecencyDays = Array.ConvertAll(sorted, row => row.RecencyDays);
        AgeDays = Array.ConvertAll(sorted, row => row.AgeDays);
        MeanValue = Array.ConvertAll(sorted, row => row.MeanValue);
    }

    public IReadOnlyList<RepeatPurchaseSummary> Rows { get; }

    public DateOnly FirstOrderOn { get; }

    public DateOnly AsOfDate { get; }

    public string[] CustomerIds { get; }

    public int[] Frequency { get; }

    public int[] RecencyDays { get; }

    public int[] AgeDays { get; }

    public double[] MeanValue { get; }

    public int Count => CustomerIds.Length;

    public int Repeaters => Frequency.Count(x => x > 0);

    public double Weeks => (AsOfDate.DayNumber - FirstOrderOn.DayNumber) / 7.0;

    public DateOnly CutOn => CutBetween(FirstOrderOn, AsOfDate);

    /// <summary>The last day of the first two thirds of the time.</summary>
    public static DateOnly CutBetween(DateOnly firstOrderOn, DateOnly asOfDate) => firstOrderOn.AddDays((asOfDate.DayNumber - firstOrderOn.DayNumber) * 2 / 3);

    public static PurchaseHistories Of(IEnumerable<RepeatPurchaseSummary> rows, DateOnly firstOrderOn, DateOnly asOfDate)
    {
        RepeatPurchaseSummary[] sorted = [.. rows];
        // A run's customers come in this order already.
        if (sorted.Zip(sorted.Skip(1)).Any(pair => CodePoints.Order.Compare(pair.First.CustomerId, pair.Second.CustomerId) > 0))
        {
            Array.Sort(sorted, (one, other) => CodePoints.Order.Compare(one.CustomerId, other.CustomerId));
        }

        return new PurchaseHistories(sorted, firstOrderOn, asOfDate);
    }
}
