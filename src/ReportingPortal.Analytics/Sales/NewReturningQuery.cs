using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>Whose orders a day or month had (D15). The three classes and the other documents sum to its net sales.</summary>
/// <param name="NewOrders">Their customer's first over the full history: so many customers came new.</param>
/// <param name="GuestOrders">Without a customer: of neither class.</param>
/// <param name="OtherNetSales">Of documents that only take back, and are no order.</param>
/// <param name="NewShare">New over new and returning orders; null without any.</param>
/// <param name="HistoryStartsHere">In the first 60 days of the history, when nearly everybody seems new.</param>
/// <param name="Partial">The month is cut by the period or has not ended by the as-of date.</param>
public sealed record NewReturning(
    DateOnly Date, int NewOrders, decimal NewNetSales, int ReturningOrders, decimal ReturningNetSales, int GuestOrders, decimal GuestNetSales,
    decimal OtherNetSales, decimal? NewShare, bool HistoryStartsHere, bool Partial);

/// <param name="RunId">Null before a run has finished; then there are no rows.</param>
public sealed record NewReturningSeries(Guid? RunId, DateOnly? HistoryStart, IReadOnlyList<NewReturning> Rows);

public enum NewReturningInterval
{
    Day,
    Month,
}

/// <summary>New and returning orders over time, gap-free, from the current run.</summary>
public sealed class NewReturningQuery(TenantSession session)
{
    public const int HistoryStartDays = 60;

    internal static readonly SqlFile Orders = SqlFile.Of<NewReturningQuery>("Sales/NewReturning.sql");
    internal static readonly SqlFile Start = SqlFile.Of<NewReturningQuery>("Sales/HistoryStart.sql");

    /// <summary>From the later of the period's and the data's first day to the earlier of its end and the as-of date.</summary>
    public async Task<NewReturningSeries> RunAsync(Period period, string? region, NewReturningInterval interval, CancellationToken ct)
    {
        if (await CurrentRun.FindAsync(session, ct) is not { } run)
        {
            return new NewReturningSeries(null, null, []);
        }

        var start = await session.QuerySingleAsync<DateOnly?>(Start, new { run_id = run.RunId }, ct);
        if (start is not { } first || run.AsOfDate is not { } asOf)
        {
            return new NewReturningSeries(run.RunId, null, []);
        }

        var parameters = new { run_id = run.RunId, period.From, period.To, region, grain = interval == NewReturningInterval.Day ? "day" : "month" };
        var found = (await session.QueryAsync<Sums>(Orders, parameters, ct)).ToDictionary(sums => sums.StartsOn);
        return new NewReturningSeries(run.RunId, first, [.. Starts(period, first, asOf, interval, found.Keys)
            .Select(at => Row(at, found.GetValueOrDefault(at), period, first, asOf, interval))]);
    }

    /// <summary>Days after the as-of date have a place only if something was taken back on them.</summary>
    private static IEnumerable<DateOnly> Starts(Period period, DateOnly first, DateOnly asOf, NewReturningInterval interval, ICollection<DateOnly> found)
    {
        var from = period.From > first ? period.From : first;
        var to = period.To <= asOf ? period.To.AddDays(-1) : asOf;
        DateOnly[] bounds = [.. found, .. from <= to ? new[] { StartOf(from, interval), StartOf(to, interval) } : []];
        for (var at = bounds.DefaultIfEmpty(DateOnly.MaxValue).Min(); bounds.Length > 0 && at <= bounds.Max(); at = Next(at, interval))
        {
            yield return at;
        }
    }

    private static NewReturning Row(DateOnly at, Sums? sums, Period period, DateOnly first, DateOnly asOf, NewReturningInterval interval)
    {
        var known = sums is null ? 0 : sums.NewOrders + sums.ReturningOrders;
        var end = Next(at, interval);
        return new NewReturning(
            at, sums?.NewOrders ?? 0, sums?.NewNetSales ?? 0, sums?.ReturningOrders ?? 0, sums?.ReturningNetSales ?? 0, sums?.GuestOrders ?? 0,
            sums?.GuestNetSales ?? 0, sums?.OtherNetSales ?? 0, known > 0 ? (decimal)sums!.NewOrders / known : null,
            at < first.AddDays(HistoryStartDays), interval == NewReturningInterval.Month && (at < period.From || end > period.To || end > asOf.AddDays(1)));
    }

    private static DateOnly StartOf(DateOnly day, NewReturningInterval interval) => interval == NewReturningInterval.Day ? day : new DateOnly(day.Year, day.Month, 1);

    private static DateOnly Next(DateOnly start, NewReturningInterval interval) => interval == NewReturningInterval.Day ? start.AddDays(1) : start.AddMonths(1);

    private sealed record Sums(
        DateOnly StartsOn, int NewOrders, decimal NewNetSales, int ReturningOrders, decimal ReturningNetSales, int GuestOrders, decimal GuestNetSales, decimal OtherNetSales);
}
