using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Segments;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Where scores are cut.</summary>
public enum RfmCutMode
{
    /// <summary>Fifths of the customers: scores 1 to 5.</summary>
    Quintiles,

    /// <summary>Quarters: scores 1, 2, 4, 5.</summary>
    Quartiles,

    /// <summary>Thirds: scores 1, 3, 5.</summary>
    Thirds,

    /// <summary>At the shop's own values.</summary>
    Fixed,
}

/// <summary>What stands beside recency on the grid of groups.</summary>
public enum RfmAxis
{
    Frequency,

    /// <summary>(F + M + 1) div 2 (Putler).</summary>
    FrequencyAndMonetary,
}

public enum MonetaryValue
{
    /// <summary>Net sales of the window.</summary>
    Sum,

    /// <summary>Net sales an order.</summary>
    Mean,
}

public enum TierMode
{
    Percentile,
    Fixed,
}

public enum StatusMode
{
    Days,

    /// <summary>Cut at the shop's own gaps between orders.</summary>
    Adaptive,
}

/// <summary>What a customer's favourite category is the first in.</summary>
public enum FavouriteBy
{
    NetSales,
    Units,
}

/// <summary>How a tenant groups and values its customers (D1 to D3, D9, D10, D14); what is left out is the standard.</summary>
/// <param name="WindowMonths">12 or 24 months up to the as-of date; null means all history.</param>
/// <param name="RecencyCuts">Four ascending numbers of days; like the two beside it of use with fixed cuts only.</param>
/// <param name="GoldMonetary">Fixed tiers: Gold spent more than this.</param>
/// <param name="GoldFrequency">Fixed tiers: and ordered more often than this.</param>
/// <param name="SilverMonetary">Fixed tiers: Silver spent more than this.</param>
/// <param name="ActiveDays">Days since the last order up to which a customer is Active.</param>
/// <param name="DormantDays">Up to which Dormant; beyond, Churned.</param>
/// <param name="Segments">How many segments k-means makes; null means as many as its silhouette finds best.</param>
/// <param name="ForecastMargin">The share of net sales that forecasts of lifetime value are multiplied by.</param>
/// <param name="FavouriteBy">What a customer must have most of in a category for it to be the favourite.</param>
public sealed record GroupingRules(
    int? WindowMonths = null, RfmCutMode Cuts = RfmCutMode.Quintiles, RfmAxis Axis = RfmAxis.Frequency, MonetaryValue Monetary = MonetaryValue.Sum,
    decimal[]? RecencyCuts = null, decimal[]? FrequencyCuts = null, decimal[]? MonetaryCuts = null, TierMode Tiers = TierMode.Percentile,
    decimal GoldMonetary = 3000, int GoldFrequency = 8, decimal SilverMonetary = 1000, StatusMode Statuses = StatusMode.Days, int ActiveDays = 90,
    int DormantDays = 180, int? Segments = null, decimal ForecastMargin = 1, FavouriteBy FavouriteBy = FavouriteBy.NetSales)
{
    public const int FixedCuts = 4;

    public const int MaxDays = 3_660;

    public static readonly GroupingRules Standard = new();

    /// <summary>How many parts quantiles cut customers into; 5 with fixed cuts.</summary>
    internal int Bins => Cuts switch { RfmCutMode.Quartiles => 4, RfmCutMode.Thirds => 3, _ => 5 };

    /// <summary>What a customer's spend is scored by.</summary>
    internal decimal MonetaryOf(in RfmValues value)
        => Monetary == MonetaryValue.Mean ? Amount.AsStored(value.NetSales) / value.Frequency : Amount.AsStored(value.NetSales);

    /// <summary>What can't be, in sentences; none when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (WindowMonths is not (null or 12 or 24))
        {
            yield return "The window is all history, 12 or 24 months.";
        }

        if (Cuts == RfmCutMode.Fixed && !new[] { RecencyCuts, FrequencyCuts, MonetaryCuts }.All(IsAscending))
        {
            yield return "Fixed cuts are four numbers for each measure, each larger than the one before.";
        }

        if (Tiers == TierMode.Fixed && (GoldMonetary <= SilverMonetary || SilverMonetary < 0 || GoldFrequency < 0))
        {
            yield return "Gold begins at more spend than Silver, and neither limit is below zero.";
        }

        if (ActiveDays < 1 || DormantDays <= ActiveDays || DormantDays > MaxDays)
        {
            yield return $"Active ends after at least one day and before Dormant, which ends after {MaxDays} days at most.";
        }

        if (Segments is < Segmentation.MinK or > Segmentation.MaxK)
        {
            yield return $"Segments are {Segmentation.MinK} to {Segmentation.MaxK}, or as many as fit best.";
        }

        if (ForecastMargin is <= 0 or > 1)
        {
            yield return "The margin of forecasts is above 0 and at most 100\u00a0% of net sales.";
        }
    }

    private static bool IsAscending(decimal[]? cuts)
        => cuts is { Length: FixedCuts } && cuts[0] >= 0 && cuts.Zip(cuts.Skip(1)).All(pair => pair.First < pair.Second);
}
