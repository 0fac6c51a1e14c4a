using System.Data;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>Asks each query class once, all of them in one repeatable-read transaction: every figure of a report stands on the same rows.</summary>
public sealed class SnapshotBuilder(TenantSession session, SalesFigures sales, CustomerFigures customers, DataScopeQuery scope, TimeProvider clock)
{
    private static readonly SqlFile Uploads = SqlFile.Of<SnapshotBuilder>("Snapshots/UploadQuality.sql");

    /// <summary>The filter a report's columns stand for.</summary>
    public static FigureFilter FilterOf(Report report) => new(Choice(report.Region), Choice(report.Category));

    /// <exception cref="InvalidOperationException">A transaction is open already; its figures could stem from several moments.</exception>
    public async Task<ReportSnapshot> BuildAsync(Report report, CancellationToken ct)
    {
        await using var moment = await session.Db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var period = new Period(report.PeriodFrom, report.PeriodTo);
        var filter = FilterOf(report);
        var data = await scope.RunAsync(ct);
        var asOf = data.AsOfDate;
        var kpis = await sales.KpisAsync(period, asOf, filter, ct);
        var narrative = (await sales.NarrativeAsync(period, kpis, filter, asOf, ct)).Since(data.Beginning);
        var uploads = await session.QuerySingleAsync<UploadQuality>(Uploads, null, ct);
        var tenant = session.Tenant.Tenant;
        return new ReportSnapshot(
            report.ReportId, Definitions.Version, report.Title, new SnapshotTenant(tenant.Slug, tenant.Name, tenant.Currency, tenant.TimeZone),
            period, asOf, clock.GetUtcNow(), filter, kpis, narrative.Whole.Split,
            await sales.DailyAsync(period, filter, ct), await sales.DailyAsync(kpis.PreviousPeriod, filter, ct),
            await sales.MonthlyAsync(period, filter, ct), await sales.RegionsAsync(period, filter, ct), await sales.CategoriesAsync(period, filter, ct),
            await sales.ParetoAsync(ParetoBy.Customer, period, filter, ct), await sales.ParetoAsync(ParetoBy.Product, period, filter, ct),
            await customers.RfmAsync(ct), await customers.SegmentsAsync(ct), await customers.TopAsync(ct),
            new DataQuality(uploads.RowsRead, uploads.RowsRejected, kpis.Current.LinesWithoutCost, kpis.Current.GuestOrders, uploads.Uploads), narrative,
            await customers.SlippedAsync(ct));
    }

    private static string? Choice(string stored) => stored == "*" ? null : stored;

    private sealed record UploadQuality(long RowsRead, long RowsRejected, int Uploads);
}
