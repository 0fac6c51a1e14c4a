namespace ReportingPortal.Analytics.Rfm;

/// <summary>Where Gold, Silver and Bronze begin (D2), on this tenant's data or by its own limits.</summary>
/// <param name="AreLeast">Percentiles are reached; fixed limits must be exceeded.</param>
internal sealed record TierLimits(decimal GoldMonetary, decimal GoldFrequency, decimal SilverMonetary, bool AreLeast)
{
    /// <summary>Null where nobody ordered.</summary>
    public static TierLimits? Of(RfmValues[] values, GroupingRules rules)
    {
        if (values.Length == 0)
        {
            return null;
        }

        var money = RfmScale.Money(values, rules);
        return rules.Tiers == TierMode.Fixed
            ? new TierLimits(rules.GoldMonetary, rules.GoldFrequency, rules.SilverMonetary, false)
            : new TierLimits(Quantile.Of(money, 4, 5), Quantile.Of(RfmScale.Numbers(values, value => value.Frequency), 4, 5), Quantile.Of(money, 2, 5), true);
    }

    public string TierOf(decimal monetary, int frequency)
        => !AreLeast
            ? monetary > GoldMonetary && frequency > GoldFrequency ? "Gold" : monetary > SilverMonetary ? "Silver" : "Bronze"
            : frequency < 2 || monetary < SilverMonetary ? "Bronze"
            : monetary >= GoldMonetary && frequency >= GoldFrequency ? "Gold" : "Silver";
}
