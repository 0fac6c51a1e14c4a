using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Sales;

namespace ReportingPortal.Web.Api;

/// <summary>The headline figures as the API names them; rates are 0 to 1. Null where undefined, and what is not known of one product or group.</summary>
public record KpiFigures(
    decimal? GrossSales, decimal? Returns, decimal? Discounts, decimal NetSales, decimal? Profit, decimal? Margin, int Orders, decimal? UnitsSold,
    decimal? AverageOrderValue, int? Customers, int? NewCustomers, int? ReturningCustomers, int? GuestOrders, decimal? RepeatPurchaseRate,
    decimal? ConversionRate, int? LinesWithoutCost, decimal? UnitsPerOrder, decimal? OrdersPerCustomer, decimal? NetSalesPerCustomer, decimal? DaysBetweenOrders)
{
    public static KpiFigures Of(PartKpis part)
        => new(
            null, null, null, part.NetSales, part.Profit, part.Margin, part.Orders, part.UnitsSold, JsonMoney.Rounded(part.AverageOrderValue), part.Customers,
            part.NewCustomers, part.ReturningCustomers, null, part.RepeatPurchaseRate, null, null, part.UnitsPerOrder, part.OrdersPerCustomer,
            JsonMoney.Rounded(part.NetSalesPerCustomer), null);

    public static KpiFigures Of(Kpis kpis)
        => new(
            kpis.GrossSales, kpis.Returns, kpis.Discounts, kpis.NetSales, kpis.Profit, kpis.Margin, kpis.Orders, kpis.UnitsSold,
            JsonMoney.Rounded(kpis.AverageOrderValue), kpis.Customers, kpis.NewCustomers, kpis.ReturningCustomers, kpis.GuestOrders,
            kpis.RepeatPurchaseRate, kpis.ConversionRate, kpis.LinesWithoutCost, kpis.UnitsPerOrder, kpis.OrdersPerCustomer,
            JsonMoney.Rounded(kpis.NetSalesPerCustomer), kpis.DaysBetweenOrders);
}

/// <summary>The figures of the period asked for, with those of the compared period beside them.</summary>
public sealed record KpiAnswer : KpiFigures
{
    public KpiAnswer(KpiComparison comparison, bool isCovered)
        : this(KpiFigures.Of(comparison.Current), KpiFigures.Of(comparison.Previous), comparison.PreviousPeriod, isCovered)
    {
    }

    public KpiAnswer(KpiFigures current, KpiFigures previous, Period previousPeriod, bool isCovered)
        : base(current)
    {
        (Previous, PreviousIsCovered) = (previous, isCovered);
        PreviousPeriod = new PeriodDays(previousPeriod.From, previousPeriod.To);
    }

    public KpiFigures Previous { get; }

    public PeriodDays PreviousPeriod { get; }

    /// <summary>The history reaches back over the compared period, but for first days the shop need not have sold on; otherwise these are figures of a part of it.</summary>
    public bool PreviousIsCovered { get; }
}

/// <summary>A half-open period: its first day, and the first day after it.</summary>
public sealed record PeriodDays(DateOnly From, DateOnly To);

public static class KpiEndpoints
{
    public static void MapKpis(this IEndpointRouteBuilder api)
        => api.MapGet("/kpis", KpisAsync)
            .WithFigureFilters().WithSalesParts()
            .Produces<FigureAnswer<KpiAnswer>>()
            .WithSummary("Headline figures of a period, beside those of the compared period");

    private static Task<IResult> KpisAsync(FigureAnswers answers, KpiQuery query, PartSalesQuery parts, CancellationToken ct)
        => answers.AnswerPartAsync(
            parts,
            async (bar, part, meta) => TypedResults.Ok(new FigureAnswer<KpiAnswer>(
                part is null ? new KpiAnswer(await query.RunAsync(bar.Period, bar.ComparedPeriod, bar.Filter, ct), bar.ComparedIsCovered)
                    : new KpiAnswer(
                        KpiFigures.Of(await parts.KpisAsync(part, bar.Period, bar.Filter, ct)), KpiFigures.Of(await parts.KpisAsync(part, bar.ComparedPeriod, bar.Filter, ct)), bar.ComparedPeriod,
                        bar.ComparedIsCovered),
                meta)),
            FigureCuts.Part, ct);
}
