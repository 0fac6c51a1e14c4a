using ReportingPortal.Analytics.Kpis;

namespace ReportingPortal.Web.Api;

/// <summary>The headline figures as the API names them; rates are 0 to 1.</summary>
public record KpiFigures(
    decimal GrossSales, decimal Returns, decimal Discounts, decimal NetSales, decimal? Profit, decimal? Margin, int Orders, decimal UnitsSold,
    decimal? AverageOrderValue, int Customers, int NewCustomers, int ReturningCustomers, int GuestOrders, decimal? RepeatPurchaseRate,
    decimal? ConversionRate, int LinesWithoutCost)
{
    public static KpiFigures Of(Kpis kpis)
        => new(
            kpis.GrossSales, kpis.Returns, kpis.Discounts, kpis.NetSales, kpis.Profit, kpis.Margin, kpis.Orders, kpis.UnitsSold,
            JsonMoney.Rounded(kpis.AverageOrderValue), kpis.Customers, kpis.NewCustomers, kpis.ReturningCustomers, kpis.GuestOrders,
            kpis.RepeatPurchaseRate, kpis.ConversionRate, kpis.LinesWithoutCost);
}

/// <summary>The figures of the period asked for, with those of the compared period beside them.</summary>
public sealed record KpiAnswer : KpiFigures
{
    public KpiAnswer(KpiComparison comparison)
        : base(KpiFigures.Of(comparison.Current))
    {
        Previous = KpiFigures.Of(comparison.Previous);
        PreviousPeriod = new PeriodDays(comparison.PreviousPeriod.From, comparison.PreviousPeriod.To);
    }

    public KpiFigures Previous { get; }

    public PeriodDays PreviousPeriod { get; }
}

/// <summary>A half-open period: its first day, and the first day after it.</summary>
public sealed record PeriodDays(DateOnly From, DateOnly To);

public static class KpiEndpoints
{
    public static void MapKpis(this IEndpointRouteBuilder api)
        => api.MapGet("/kpis", KpisAsync)
            .WithFigureFilters()
            .Produces<FigureAnswer<KpiAnswer>>()
            .WithSummary("Headline figures of a period, beside those of the compared period");

    private static Task<IResult> KpisAsync(FigureAnswers answers, KpiQuery query, CancellationToken ct)
        => answers.AnswerAsync(async bar => new KpiAnswer(await query.RunAsync(bar.Period, bar.ComparedPeriod, bar.Filter, ct)), ct);
}
