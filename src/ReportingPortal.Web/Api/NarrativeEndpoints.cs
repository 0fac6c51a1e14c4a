using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Api;

/// <summary>What one factor of net sales added to its change.</summary>
/// <param name="Factor">customers, orders_per_customer or order_value.</param>
public sealed record FactorChange(string Factor, decimal Change);

/// <summary>A change and the three ways it is cut; each sums to it exactly.</summary>
/// <param name="ChangeRate">Null where the compared period had none to divide by.</param>
/// <param name="Factors">Empty where a factor is zero or negative; then the differences stand alone.</param>
public sealed record ChangeFigures(
    PeriodDays Period, PeriodDays PreviousPeriod, decimal NetSales, decimal PreviousNetSales, decimal Change, decimal? ChangeRate,
    IReadOnlyList<FactorChange> Factors, PlainDifferences Differences, IReadOnlyList<SliceChange> Regions, IReadOnlyList<SliceChange> Categories)
{
    public static ChangeFigures Of(ChangeExplanation told)
    {
        var split = told.Split;
        return new ChangeFigures(
            new PeriodDays(told.Period.From, told.Period.To), new PeriodDays(told.PreviousPeriod.From, told.PreviousPeriod.To), told.NetSales, told.PreviousNetSales,
            split.Change, told.PreviousNetSales > 0 ? split.Change / told.PreviousNetSales : null,
            split is { FromCustomers: { } customers, FromOrdersPerCustomer: { } frequency, FromOrderValue: { } value }
                ? [new("customers", customers), new("orders_per_customer", frequency), new("order_value", value)]
                : [],
            told.Differences with
            {
                OrdersPerCustomer = JsonMoney.Rounded(told.Differences.OrdersPerCustomer),
                AverageOrderValue = JsonMoney.Rounded(told.Differences.AverageOrderValue),
            },
            told.Regions, told.Categories);
    }
}

/// <summary>The change as sentences and as numbers.</summary>
/// <param name="Sentences">They tell of <paramref name="ToDate"/> where the period goes on beyond the data: part of a period is never compared with all of one.</param>
/// <param name="IsCovered">The history reaches back over the compared period, but for first days the shop need not have sold on; otherwise it changed for want of data.</param>
/// <param name="ToDate">The days there are against the same number of days of the compared period; null where the period has ended.</param>
public sealed record NarrativeAnswer(IReadOnlyList<string> Sentences, bool IsCovered, ChangeFigures Change, ChangeFigures? ToDate)
{
    public static NarrativeAnswer Of(ChangeNarrative narrative, FilterBar bar, string currency) => new(
        new ChangeSentences(narrative, new(currency)).All, bar.ComparedIsCovered, ChangeFigures.Of(narrative.Whole),
        narrative.ToDate is { } toDate ? ChangeFigures.Of(toDate) : null);
}

public static class NarrativeEndpoints
{
    public static void MapNarrative(this IEndpointRouteBuilder api)
        => api.MapGet("/narrative", NarrativeAsync).WithFigureFilters().Produces<FigureAnswer<NarrativeAnswer>>()
            .WithSummary("What changed against the compared period and why, as sentences and as numbers that sum exactly");

    private static Task<IResult> NarrativeAsync(FigureAnswers answers, NarrativeQuery query, CurrentTenant tenant, CancellationToken ct)
        => answers.AnswerAsync(
            async bar => NarrativeAnswer.Of(
                (await query.RunAsync(bar.Period, bar.AskedComparison, bar.Filter, bar.Scope.AsOfDate, ct)).Since(bar.Scope.Beginning), bar, tenant.Tenant.Currency), ct);
}
