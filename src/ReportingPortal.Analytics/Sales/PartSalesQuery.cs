using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>Sales of one product, or to the customers of an RFM group, from the days in memory.</summary>
public sealed class PartSalesQuery(TenantSession session, DayReader days, GroupMembers groups)
{
    /// <summary>The id where the product has no name.</summary>
    public async Task<string> NameAsync(string productId, CancellationToken ct) => (await ProductNames.FindAsync(session, null, ct)).GetValueOrDefault(productId, productId);

    /// <summary>Whether the shop ever sold the product.</summary>
    public async Task<bool> IsSoldAsync(string productId, CancellationToken ct) => (await days.ProductsAsync(ct)).Has(productId);

    /// <param name="filter">A category cuts a group's orders; a product has its own.</param>
    public async Task<PartKpis> KpisAsync(SalesPart part, Period period, FigureFilter filter, CancellationToken ct)
    {
        if (part.ProductId is { } product)
        {
            var sold = (await days.ProductsAsync(ct)).Of(product, period, filter.Region);
            return new PartKpis(
                sold.NetSales, sold.Profit, sold.Margin, sold.Orders, sold.UnitsSold, Ratio(sold.NetSales, sold.Orders), null, null, null, null);
        }

        var customers = await days.CustomersAsync(filter.Category, ct);
        var sums = customers.Sum(period, filter.Region, await groups.OfAsync(part.RfmGroup, customers, ct));
        var (netSales, orders, buyers) = (Amount.ToDecimal(sums.NetSales.Sum()), sums.Orders.Sum(), sums.Orders.Count(count => count > 0));
        var beginners = sums.Customers.Index().Count(each => sums.Orders[each.Index] > 0 && customers.IsNew(period, each.Item));
        return new PartKpis(
            netSales, null, null, orders, null, Ratio(netSales, orders), buyers, beginners, buyers - beginners, Ratio(sums.Orders.Count(count => count > 1), buyers));
    }

    public async Task<IReadOnlyList<DailySales>> DailyAsync(SalesPart part, Period period, FigureFilter filter, DataScope scope, CancellationToken ct)
        => scope is { FirstOn: { } first, LastOn: { } last, AsOfDate: { } asOf }
            ? new PartSeries(await DaysAsync(part, new Period(period.From.AddDays(-6), period.To), filter, ct), part, first, last, asOf).Daily(period) : [];

    public async Task<IReadOnlyList<MonthlySales>> MonthlyAsync(SalesPart part, Period period, FigureFilter filter, DataScope scope, CancellationToken ct)
    {
        if (scope is not { FirstOn: { } first, LastOn: { } last, AsOfDate: { } asOf })
        {
            return [];
        }

        var read = new Period(Period.Month(period.From.AddYears(-1)).From, Period.Month(period.To).To);
        var series = new PartSeries(await DaysAsync(part, read, filter, ct), part, first, last, asOf, scope.Beginning);
        if (part.RfmGroup is null)
        {
            return series.Monthly(period, _ => null);
        }

        var customers = await days.CustomersAsync(filter.Category, ct);
        var members = await groups.OfAsync(part.RfmGroup, customers, ct);
        return series.Monthly(period, month => customers.Sum(month, filter.Region, members).Orders.Count(count => count > 0));
    }

    private async Task<IReadOnlyList<DaySales>> DaysAsync(SalesPart part, Period period, FigureFilter filter, CancellationToken ct)
    {
        if (part.ProductId is { } product)
        {
            return (await days.ProductsAsync(ct)).ByDay(product, period, filter.Region);
        }

        var customers = await days.CustomersAsync(filter.Category, ct);
        return customers.ByDay(period, filter.Region, (await groups.OfAsync(part.RfmGroup, customers, ct))!);
    }

    private static decimal? Ratio(decimal value, int of) => of == 0 ? null : value / of;
}
