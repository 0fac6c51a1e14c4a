using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Scope;

/// <summary>
/// What a tenant's people can be cut to: beside the regions of sales those of who never ordered. Kept while the data stand, for finding them
/// reads every customer.
/// </summary>
public sealed class PeopleScopeQuery(DataScopeQuery scopes, TenantSession session, FigureCache cache)
{
    private static readonly SqlFile Regions = SqlFile.Of<PeopleScopeQuery>("Scope/PeopleRegions.sql");

    public async Task<DataScope> RunAsync(CancellationToken ct)
    {
        var scope = await scopes.RunAsync(ct);
        var regions = await cache.GetAsync(session, ("regions of people", scope.DataVersion), () => ReadAsync(scope.Regions, ct), known => known.Length);
        return scope with { Regions = regions };
    }

    private async Task<string[]> ReadAsync(string[] sold, CancellationToken ct)
        => [.. sold.Concat(await session.QueryAsync<string>(Regions, new { known = sold }, ct)).Order(StringComparer.Ordinal)];
}
