using ReportingPortal.Analytics.Rfm;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>Who stood in one of the best groups at one end of a month and in a group that buys no more at the next (N11): those to win back.</summary>
/// <param name="From">The earlier day; null while groups are known of fewer than two.</param>
/// <param name="NetSales">What all of them had brought by the later day.</param>
/// <param name="First">Those who had brought most, at most <see cref="Shown"/>; the portal lists them all under "Who moved".</param>
public sealed record SlippedCustomers(DateOnly? From, DateOnly? To, int Customers, decimal NetSales, IReadOnlyList<RfmMovedCustomer> First)
{
    public const int Shown = 5;

    public static readonly IReadOnlyList<string> BestGroups = ["Champions", "Loyal Customers", "Potential Loyalists"];

    public static readonly IReadOnlyList<string> LostGroups = ["About to Sleep", "At Risk", "Can't Lose Them", "Hibernating"];

    /// <summary>Of a report frozen before there was such a list.</summary>
    public static readonly SlippedCustomers Unknown = new(null, null, 0, 0, []);

    public static bool Is(RfmMove move) => BestGroups.Contains(move.FromGroup) && LostGroups.Contains(move.ToGroup);
}
