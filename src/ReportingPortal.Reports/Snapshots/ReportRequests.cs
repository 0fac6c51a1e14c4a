using ReportingPortal.Analytics;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>Accepts a report that somebody wants now; a job renders it.</summary>
public sealed class ReportRequests(TenantSession session, TimeProvider clock)
{
    public const string DefaultTitle = "Executive report";

    private const int MaxDays = 3660;

    /// <exception cref="ReportRuleException">The period is empty or longer than ten years, or the title too long.</exception>
    public async Task<Guid> RequestAsync(Period period, FigureFilter filter, string? title, Guid? createdBy, CancellationToken ct)
    {
        if (period.Days is < 1 or > MaxDays)
        {
            throw new ReportRuleException("Choose a period of 1 day to 10 years; the last day is not before the first.");
        }

        var name = string.IsNullOrWhiteSpace(title) ? DefaultTitle : title.Trim();
        if (name.Length > 120 || name.Any(char.IsControl))
        {
            throw new ReportRuleException("A title has at most 120 characters.");
        }

        await using var transaction = await session.BeginWriteAsync(ct);
        var report = new Report
        {
            TenantId = session.Tenant.TenantId,
            Title = name,
            PeriodFrom = period.From,
            PeriodTo = period.To,
            Region = filter.Region ?? "*",
            Category = filter.Category ?? "*",
            Status = ReportStatus.Queued,
            CreatedBy = createdBy,
            CreatedAt = clock.GetUtcNow(),
        };
        session.Db.Reports.Add(report);
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return report.ReportId;
    }
}
