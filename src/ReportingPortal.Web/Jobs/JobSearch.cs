using Quartz;

namespace ReportingPortal.Web.Jobs;

/// <summary>What an operator looks for in the history of jobs.</summary>
/// <param name="Job">A part of the job's own name, for example IngestUpload.</param>
/// <param name="Tenant">The shop's slug.</param>
/// <param name="Id">A part of the id of the upload or run.</param>
public sealed record JobSearch(string? Job, string? Tenant, string? Id, JobRunResult? Result, DateOnly? From, DateOnly? To)
{
    private const string NoSuchTenant = "no such tenant";

    public ExecutionHistoryQuery ToQuery(IReadOnlyDictionary<int, string> tenants) => new()
    {
        SchedulerName = Hosting.Jobs.SchedulerName,
        JobContains = string.IsNullOrWhiteSpace(Job) ? null : Job.Trim(),
        TriggerContains = Trigger(tenants),
        Results = Result is { } result ? [result] : [JobRunResult.Succeeded, JobRunResult.Failed, JobRunResult.Cancelled],
        FiredFrom = From is { } from ? Midnight(from) : null,
        FiredBefore = To is { } to ? Midnight(to.AddDays(1)) : null,
    };

    private string? Trigger(IReadOnlyDictionary<int, string> tenants)
    {
        var id = string.IsNullOrWhiteSpace(Id) ? "" : Id.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        if (string.IsNullOrWhiteSpace(Tenant))
        {
            return id.Length == 0 ? null : id;
        }

        var tenant = tenants.FirstOrDefault(t => string.Equals(t.Value, Tenant.Trim(), StringComparison.OrdinalIgnoreCase));
        return tenant.Value is null ? NoSuchTenant : JobNames.TenantPrefix(tenant.Key) + id;
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
