using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Days since the last order up to which customers are Active and Dormant (D3).</summary>
internal sealed record StatusLimits(int ActiveDays, int DormantDays)
{
    private const int MinGaps = 200;
    private const int ActiveFloor = 30;
    private const int DormantFloor = 60;

    /// <param name="gaps">Below 200 of them the tenant's days hold.</param>
    public static StatusLimits Of(GroupingRules rules, OrderGaps gaps)
    {
        if (rules.Statuses == StatusMode.Days || gaps.Count < MinGaps)
        {
            return new StatusLimits(rules.ActiveDays, rules.DormantDays);
        }

        var active = Math.Max(ActiveFloor, (int)Math.Floor(gaps.Percentile(90)));
        return new StatusLimits(active, Math.Max(Math.Max(DormantFloor, active + 1), (int)Math.Floor(2 * gaps.Percentile(95))));
    }

    public string StatusOf(int days) => days <= ActiveDays ? "Active" : days <= DormantDays ? "Dormant" : "Churned";
}
