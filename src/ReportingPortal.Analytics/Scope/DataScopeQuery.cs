using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Scope;

/// <summary>What a tenant's data spans: the bounds and choices of every filter, and how current it is.</summary>
/// <param name="FirstOn">The first day with anything, returns before the first order too.</param>
/// <param name="LastOn">The last day with anything, returns after the last order too.</param>
public sealed record DataScope(
    DateOnly? FirstOrderOn, DateOnly? AsOfDate, long DataVersion, DateTimeOffset? DataChangedAt, Guid? CurrentRunId, string[] Regions, string[] Categories,
    DateOnly? FirstOn, DateOnly? LastOn)
{
    public bool IsEmpty => AsOfDate is null;
}

public sealed class DataScopeQuery(TenantSession session)
{
    private static readonly SqlFile Span = SqlFile.Of<DataScopeQuery>("Scope/DataScope.sql");
    private static readonly DataScope Empty = new(null, null, 0, null, null, [], [], null, null);

    public async Task<DataScope> RunAsync(CancellationToken ct)
        => await session.QuerySingleOrDefaultAsync<DataScope>(Span, null, ct) ?? Empty;
}
