using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Scope;

namespace ReportingPortal.Analytics.Sales;

/// <summary>Days of a part as the gap-free series that all sales are shown in (D4, D18); no I/O.</summary>
/// <param name="first">The first day of the shop's data.</param>
/// <param name="last">The last, with returns after the last order.</param>
/// <param name="asOf">The last day of the shop's orders.</param>
/// <param name="beginning">Matters to months only.</param>
internal sealed class PartSeries(IReadOnlyList<DaySales> days, SalesPart part, DateOnly first, DateOnly last, DateOnly asOf, HistoryBeginning? beginning = null)
{
    private const int Week = 7;

    private readonly Dictionary<DateOnly, DaySales> byDay = days.ToDictionary(day => day.Day);

    /// <summary>Every day of a period, with the mean of seven where seven days of data stand behind it.</summary>
    public IReadOnlyList<DailySales> Daily(Period period)
        => [.. Enumerable.Range(0, period.Days).Select(period.From.AddDays).Select(day =>
        {
            var sold = byDay.GetValueOrDefault(day) ?? Nothing(day);
            var mean = day.AddDays(1 - Week) >= first && day <= asOf
                ? Enumerable.Range(1 - Week, Week).Sum(before => Amount.ToDecimal(byDay.GetValueOrDefault(day.AddDays(before))?.NetSales ?? 0)) / Week : (decimal?)null;
            return new DailySales(
                day, Amount.ToDecimal(sold.NetSales), sold.Orders, sold.Customers, sold.UnitsSold is { } units ? Amount.ToDecimal(units) : null, mean);
        })];

    /// <summary>Whole calendar months, from the period's first with data to its last; a running one is compared up to its day.</summary>
    /// <param name="customers">How many ordered in a month; null where that is unknown.</param>
    public IReadOnlyList<MonthlySales> Monthly(Period period, Func<Period, int?> customers)
    {
        var (from, until) = (period.From > first ? period.From : first, period.To.AddDays(-1) < last ? period.To.AddDays(-1) : last);
        var months = new List<MonthlySales>();
        for (var month = Period.Month(from); month.From <= until; month = Period.Month(month.To))
        {
            var partial = asOf < month.To.AddDays(-1);
            months.Add(new MonthlySales(
                month.From, Sum(month.From, month.To), days.Where(day => month.Contains(day.Day)).Sum(day => day.Orders), customers(month), Growth(month, -1, partial), partial,
                Growth(month, -12, partial), null, null, null, IsCut(month)));
        }

        return months;
    }

    /// <summary>On the month so many before; unknown from zero or below, or where the history begins in it.</summary>
    private decimal? Growth(Period month, int months, bool partial)
    {
        var compared = Period.Month(month.From.AddMonths(months));
        if (IsCut(compared))
        {
            return null;
        }

        if (partial)
        {
            (month, compared) = (month.First(asOf.Day), compared.First(asOf.Day));
        }

        var before = Sum(compared.From, compared.To);
        return before > 0 ? (Sum(month.From, month.To) / before) - 1 : null;
    }

    private bool IsCut(Period month) => beginning?.Cuts(month) ?? false;

    private DaySales Nothing(DateOnly day) => part.ProductId is null ? new DaySales(day, 0, 0, 0, null) : new DaySales(day, 0, 0, null, 0);

    private decimal Sum(DateOnly from, DateOnly to) => Amount.ToDecimal(days.Where(day => day.Day >= from && day.Day < to).Sum(day => day.NetSales));
}
