using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion.Previewing;

namespace ReportingPortal.Web.Uploads;

/// <summary>A report that stands on days whose figures move, and to how many people it went.</summary>
public sealed record ReportOfDays(Report Report, int Recipients);

/// <summary>The reports made since a moment whose period has one of some days in it: they keep their figures, which then differ.</summary>
public sealed class ReportsOfDays(TenantSession session)
{
    public async Task<IReadOnlyList<ReportOfDays>> ListAsync(DateTimeOffset since, IReadOnlyList<DaySpan> days, CancellationToken ct)
    {
        if (days.Count == 0)
        {
            return [];
        }

        await session.EnsureReadAsync(ct);
        var (first, last) = (days[0].From, days[^1].To);
        var reports = await session.Db.Reports.AsNoTracking()
            .Where(r => r.Status == ReportStatus.Ready && r.CreatedAt >= since && r.PeriodFrom < last && r.PeriodTo > first)
            .OrderByDescending(r => r.CreatedAt)
            .Select(r => new
            {
                Report = new Report { ReportId = r.ReportId, Title = r.Title, PeriodFrom = r.PeriodFrom, PeriodTo = r.PeriodTo, CreatedAt = r.CreatedAt },
                Recipients = session.Db.Deliveries.Count(d => d.ReportId == r.ReportId && d.State == DeliveryState.Accepted),
            })
            .ToListAsync(ct);
        return [.. reports
            .Where(r => days.Any(span => span.From < r.Report.PeriodTo && span.To > r.Report.PeriodFrom))
            .Select(r => new ReportOfDays(r.Report, r.Recipients))];
    }
}
