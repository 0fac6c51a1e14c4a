using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Scope;

/// <summary>What a tenant's data spans: the bounds and choices of every filter, and how current it is.</summary>
/// <param name="FirstOn">The first day with anything, returns before the first order too.</param>
/// <param name="LastOn">The last day with anything, returns after the last order too.</param>
public sealed record DataScope(
    HistoryBeginning Beginning, DateOnly? AsOfDate, long DataVersion, DateTimeOffset? DataChangedAt, Guid? CurrentRunId, string[] Regions, string[] Categories,
    DateOnly? FirstOn, DateOnly? LastOn)
{
    public DateOnly? FirstOrderOn => Beginning.FirstOrderOn;

    public bool IsEmpty => AsOfDate is null;
}

/// <summary>Every page asks this first: where the history begins, which days tell, is kept while the data stand.</summary>
public sealed class DataScopeQuery(TenantSession session, FigureCache cache)
{
    private static readonly SqlFile Span = SqlFile.Of<DataScopeQuery>("Scope/DataScope.sql");
    private static readonly DataScope Empty = new(new HistoryBeginning(null, 0), null, 0, null, null, [], [], null, null);

    public async Task<DataScope> RunAsync(CancellationToken ct)
    {
        if (await session.QuerySingleOrDefaultAsync<DataSpan>(Span, null, ct) is not { } span)
        {
            return Empty;
        }

        var beginning = await cache.GetAsync(session, ("beginning", span.DataVersion), () => HistoryBeginning.FindAsync(session, ct), _ => 1);
        return new DataScope(
            beginning, span.AsOfDate, span.DataVersion, span.DataChangedAt, span.CurrentRunId, span.Regions, span.Categories, span.FirstOn, span.LastOn);
    }

    private sealed record DataSpan(
        DateOnly? AsOfDate, long DataVersion, DateTimeOffset? DataChangedAt, Guid? CurrentRunId, string[] Regions, string[] Categories, DateOnly? FirstOn, DateOnly? LastOn);
}
