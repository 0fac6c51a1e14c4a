using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Scope;

/// <summary>What a tenant's data spans: the bounds and choices of every filter, and how current it is.</summary>
public sealed record DataScope(DateOnly? FirstOrderOn, DateOnly? AsOfDate, long DataVersion, DateTimeOffset? DataChangedAt, Guid? CurrentRunId, string[] Regions, string[] Categories)
{
    public bool IsEmpty => AsOfDate is null;
}

public sealed class DataScopeQuery(TenantSession session)
{
    public Task<DataScope> RunAsync(CancellationToken ct) => throw new NotImplementedException(session.ToString());
}
