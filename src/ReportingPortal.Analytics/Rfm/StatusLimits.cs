namespace ReportingPortal.Analytics.Rfm;

/// <summary>Days since the last order up to which customers are Active and Dormant (D3).</summary>
internal sealed record StatusLimits(int ActiveDays, int DormantDays)
{
    private const int MinGaps = 200;
    private const int ActiveFloor = 30;
    private const int DormantFloor = 60;

    /// <param name="gaps">Ascending days with how often each occurs; below 200 gaps the tenant's days hold.</param>
    public static StatusLimits Of(GroupingRules rules, IEnumerable<(int Days, int Times)> gaps)
    {
        var known = gaps.ToList();
        if (rules.Statuses == StatusMode.Days || known.Sum(gap => (long)gap.Times) < MinGaps)
        {
            return new StatusLimits(rules.ActiveDays, rules.DormantDays);
        }

        var active = Math.Max(ActiveFloor, (int)Math.Floor(QuantileOf(known, 90)));
        return new StatusLimits(active, Math.Max(Math.Max(DormantFloor, active + 1), (int)Math.Floor(2 * QuantileOf(known, 95))));
    }

    public string StatusOf(int days) => days <= ActiveDays ? "Active" : days <= DormantDays ? "Dormant" : "Churned";

    /// <summary>Type 7 over counted values: those at the two neighbouring places, linearly.</summary>
    private static decimal QuantileOf(List<(int Days, int Times)> gaps, int percent)
    {
        var (below, rest) = Math.DivRem((gaps.Sum(gap => (long)gap.Times) - 1) * percent, 100L);
        var lower = At(gaps, below);
        return rest == 0 ? lower : lower + ((At(gaps, below + 1) - lower) * (decimal)rest / 100);
    }

    private static int At(List<(int Days, int Times)> gaps, long place)
    {
        var seen = 0L;
        foreach (var (days, times) in gaps)
        {
            seen += times;
            if (place < seen)
            {
                return days;
            }
        }

        return gaps[^1].Days;
    }
}
