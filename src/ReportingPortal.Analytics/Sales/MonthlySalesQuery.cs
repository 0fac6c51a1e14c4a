using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>One month of a gap-free series (D4).</summary>
/// <param name="Growth">Against the month before; of a partial month against the same number of days of it; null from zero or below, or where the history begins in it.</param>
/// <param name="Partial">The month has not ended by the as-of date.</param>
/// <param name="YearOverYear">As growth, against the same month of the year before.</param>
/// <param name="Customers">Null of one product, whose customers are not known.</param>
/// <param name="GrossSales">Net sales before discounts and returns; null, as these, of one product and of a group of customers.</param>
/// <param name="HistoryStartsHere">The history begins after its first days: it is part of a month, and nothing is compared with it.</param>
public sealed record MonthlySales(
    DateOnly Month, decimal NetSales, int Orders, int? Customers, decimal? Growth, bool Partial, decimal? YearOverYear = null,
    decimal? GrossSales = 0, decimal? Discounts = 0, decimal? Returns = 0, bool HistoryStartsHere = false);

/// <summary>One quarter of a gap-free series, as <see cref="MonthlySales"/> of months.</summary>
/// <param name="Quarter">Its first day.</param>
public sealed record QuarterlySales(
    DateOnly Quarter, decimal NetSales, int Orders, int Customers, decimal? Growth, bool Partial, decimal? YearOverYear,
    decimal GrossSales, decimal Discounts, decimal Returns, bool HistoryStartsHere);

/// <summary>One category in one month or quarter of a gap-free series (D4).</summary>
public sealed record CategoryGrowth(
    string Category, DateOnly StartsOn, bool Partial, decimal NetSales, int Orders, decimal? Growth, decimal? YearOverYear, bool HistoryStartsHere);

public enum CalendarGrain
{
    Month,
    Quarter,
}

/// <summary>Sales by calendar month and quarter, with their growth.</summary>
public sealed class MonthlySalesQuery(TenantSession session, DayReader days)
{
    internal static readonly SqlFile Series = SqlFile.Of<MonthlySalesQuery>("Sales/CalendarSales.sql");

    public async Task<IReadOnlyList<MonthlySales>> RunAsync(Period period, FigureFilter filter, CancellationToken ct)
        => await RunAsync(period, filter, CalendarGrain.Month, (row, customers) => new MonthlySales(
            row.StartsOn, row.NetSales, row.Orders, customers, row.Growth, row.Partial, row.YearOverYear, row.GrossSales, row.Discounts, row.Returns,
            row.HistoryStartsHere), ct);

    public async Task<IReadOnlyList<QuarterlySales>> QuartersAsync(Period period, FigureFilter filter, CancellationToken ct)
        => await RunAsync(period, filter, CalendarGrain.Quarter, (row, customers) => new QuarterlySales(
            row.StartsOn, row.NetSales, row.Orders, customers, row.Growth, row.Partial, row.YearOverYear, row.GrossSales, row.Discounts, row.Returns,
            row.HistoryStartsHere), ct);

    /// <summary>By category, then period.</summary>
    public async Task<IReadOnlyList<CategoryGrowth>> ByCategoryAsync(Period period, FigureFilter filter, CalendarGrain grain, CancellationToken ct)
        => [.. (await SeriesAsync(period, filter, grain, byCategory: true, ct)).Select(row => new CategoryGrowth(
            row.Category!, row.StartsOn, row.Partial, row.NetSales, row.Orders, row.Growth, row.YearOverYear, row.HistoryStartsHere))];

    private async Task<IReadOnlyList<T>> RunAsync<T>(Period period, FigureFilter filter, CalendarGrain grain, Func<CalendarRow, int, T> make, CancellationToken ct)
    {
        var rows = await SeriesAsync(period, filter, grain, byCategory: false, ct);
        if (rows.Count == 0)
        {
            return [];
        }

        var customers = await days.CustomersAsync(filter.Category, ct);
        return [.. rows.Select(row => make(row, customers.Count(new Period(row.StartsOn, row.StartsOn.AddMonths(Months(grain))), filter.Region).Buyers))];
    }

    private async Task<IReadOnlyList<CalendarRow>> SeriesAsync(Period period, FigureFilter filter, CalendarGrain grain, bool byCategory, CancellationToken ct)
    {
        var rows = await session.QueryAsync<CalendarRow>(
            Series, new { period.From, period.To, filter.Region, filter.Category, by_category = byCategory, grain = Name(grain), a_year = 12 / Months(grain) }, ct);
        var beginning = await HistoryBeginning.FindAsync(session, ct);
        return [.. rows.Select(row => row.Since(beginning, Months(grain)))];
    }

    private static int Months(CalendarGrain grain) => grain == CalendarGrain.Month ? 1 : 3;

    private static string Name(CalendarGrain grain) => grain == CalendarGrain.Month ? "month" : "quarter";

    private sealed record CalendarRow(
        string? Category, DateOnly StartsOn, bool Partial, decimal NetSales, int Orders, decimal GrossSales, decimal Discounts, decimal Returns,
        decimal? Growth, decimal? YearOverYear)
    {
        public bool HistoryStartsHere { get; private init; }

        public CalendarRow Since(HistoryBeginning beginning, int months)
        {
            return this with
            {
                Growth = IsCut(-months) ? null : Growth,
                YearOverYear = IsCut(-12) ? null : YearOverYear,
                HistoryStartsHere = IsCut(0),
            };

            bool IsCut(int after) => beginning.Cuts(new Period(StartsOn.AddMonths(after), StartsOn.AddMonths(after + months)));
        }
    }
}
