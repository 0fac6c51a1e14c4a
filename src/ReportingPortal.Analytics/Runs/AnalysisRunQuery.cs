using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

public sealed record RunStep(string Name, double Milliseconds, long Rows);

public sealed record AnalysisRunDetails(
    Guid RunId, string Status, DateOnly? AsOfDate, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    IReadOnlyList<RunStep> Steps, string? Error);

public sealed class AnalysisRunQuery(TenantSession session)
{
    public Task<AnalysisRunDetails?> RunAsync(Guid runId, CancellationToken ct) => throw new NotImplementedException(session.ToString());

    public Task<IReadOnlyList<AnalysisRunDetails>> LatestAsync(int count, CancellationToken ct) => throw new NotImplementedException(session.ToString());
}
