using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Kpis;

/// <summary>The headline figures of a period (D0, D15, D16). Null where a denominator is zero or nothing is known.</summary>
/// <param name="Profit">Over lines with known cost only; null when none has one.</param>
/// <param name="RepeatPurchaseRate">Customers with two or more orders in the period over customers with one or more.</param>
/// <param name="ConversionRate">Sessions with a purchase over sessions; null without events.</param>
/// <param name="DaysBetweenOrders">The median of whole days from one day a customer ordered to the next, which lies in the period.</param>
public sealed record Kpis(
    decimal GrossSales, decimal Discounts, decimal Returns, decimal NetSales, decimal? Profit, decimal? Margin, int Orders, decimal UnitsSold,
    decimal? AverageOrderValue, int Customers, int NewCustomers, int ReturningCustomers, int GuestOrders, decimal? RepeatPurchaseRate,
    decimal? ConversionRate, int LinesWithoutCost, decimal? DaysBetweenOrders)
{
    /// <summary>Units sold over orders.</summary>
    public decimal? UnitsPerOrder => Orders == 0 ? null : UnitsSold / Orders;

    /// <summary>Orders over customers; a guest's order is that of a customer who ordered once, so that this times an order's value is a customer's.</summary>
    public decimal? OrdersPerCustomer => Buyers == 0 ? null : (decimal)Orders / Buyers;

    /// <summary>Net sales over customers, guests as above.</summary>
    public decimal? NetSalesPerCustomer => Buyers == 0 ? null : NetSales / Buyers;

    private int Buyers => Customers + GuestOrders;
}

/// <summary>A period's figures beside those of the period it is compared to.</summary>
public sealed record KpiComparison(Kpis Current, Kpis Previous, Period PreviousPeriod);

public enum CompareTo
{
    PreviousPeriod,
    PreviousYear,
}

public sealed class KpiQuery(TenantSession session, DayReader days)
{
    internal static readonly SqlFile Figures = SqlFile.Of<KpiQuery>("Kpis/Kpis.sql");

    public Task<KpiComparison> RunAsync(Period period, FigureFilter filter, CompareTo compareTo, CancellationToken ct)
        => RunAsync(period, compareTo == CompareTo.PreviousYear ? period.PreviousYear : period.Previous, filter, ct);

    /// <summary>A period beside any other.</summary>
    public async Task<KpiComparison> RunAsync(Period period, Period comparedTo, FigureFilter filter, CancellationToken ct)
        => new(await OfAsync(period, filter, ct), await OfAsync(comparedTo, filter, ct), comparedTo);

    private async Task<Kpis> OfAsync(Period period, FigureFilter filter, CancellationToken ct)
    {
        var sums = await session.QuerySingleAsync<Sums>(Figures, new { period.From, period.To, filter.Region, filter.Category }, ct);
        return sums.With((await days.CustomersAsync(filter.Category, ct)).Count(period, filter.Region));
    }

    /// <summary>The figures that add up over days.</summary>
    private sealed record Sums(
        decimal GrossSales, decimal Discounts, decimal Returns, decimal NetSales, decimal? Profit, decimal? Margin, int Orders, decimal UnitsSold,
        decimal? AverageOrderValue, int GuestOrders, decimal? ConversionRate, int LinesWithoutCost)
    {
        public Kpis With(BuyerCounts counts)
            => new(
                GrossSales, Discounts, Returns, NetSales, Profit, Margin, Orders, UnitsSold, AverageOrderValue, counts.Buyers, counts.New,
                counts.Buyers - counts.New, GuestOrders, counts.Buyers == 0 ? null : (decimal)counts.Repeating / counts.Buyers, ConversionRate, LinesWithoutCost,
                counts.DaysBetween);
    }
}
