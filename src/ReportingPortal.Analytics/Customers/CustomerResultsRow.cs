using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Rfm;

namespace ReportingPortal.Analytics.Customers;

/// <summary>What a run found of one customer, as its packs code it.</summary>
/// <param name="Rules">JSON: those of the run; null where it kept none.</param>
/// <param name="Orders">Null for who has not ordered; so are all behind it.</param>
internal sealed record CustomerResultsRow(
    int RecencyDays, int Frequency, decimal Monetary, short Scores, short GroupCode, short TierCode, short StatusCode, string? Rules, string? Segment, int? Orders,
    decimal? Historic, int? RepeatDays, int? SpanDays, int? AgeDays, double? ProbabilityAlive, double? ExpectedPurchases, decimal? ExpectedValue, decimal? Clv,
    double? ForecastMargin)
{
    public RfmAxis Axis => Rules is null ? RfmAxis.Frequency : GroupingRuleStore.Parse(Rules).Axis;

    public RfmCustomer Rfm(string customerId, string? name)
        => new(
            customerId, name, RecencyDays, Frequency, Monetary, RfmCustomersQuery.Digit(Scores, 100), RfmCustomersQuery.Digit(Scores, 10),
            RfmCustomersQuery.Digit(Scores, 1), RfmGroups.Coded[GroupCode], CustomerGrades.Tiers[TierCode], CustomerGrades.Statuses[StatusCode]);

    public LifetimeCustomer? Lifetime(string customerId, string? name)
        => this is { Orders: { } orders, Historic: { } historic, RepeatDays: { } repeatDays, SpanDays: { } spanDays, AgeDays: { } ageDays }
            ? LifetimeCustomer.Of(customerId, name, orders, repeatDays, spanDays, ageDays, ProbabilityAlive, ExpectedPurchases, ExpectedValue, Clv, historic)
            : null;
}
