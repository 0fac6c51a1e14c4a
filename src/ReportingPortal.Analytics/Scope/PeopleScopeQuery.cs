using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Scope;

/// <summary>
/// What a tenant's people can be cut to: beside the regions of sales those of who never ordered, and of their visits beside the categories of
/// sales those that were only looked at. Kept while the data stand, for finding them reads every customer, or product.
/// </summary>
public sealed class PeopleScopeQuery(DataScopeQuery scopes, TenantSession session, FigureCache cache)
{
    private static readonly SqlFile Regions = SqlFile.Of<PeopleScopeQuery>("Scope/PeopleRegions.sql");
    private static readonly SqlFile Categories = SqlFile.Of<PeopleScopeQuery>("Scope/VisitCategories.sql");
    private static readonly SqlFile Visited = SqlFile.Of<PeopleScopeQuery>("Scope/VisitedCategory.sql");

    public async Task<DataScope> RunAsync(CancellationToken ct)
    {
        var scope = await scopes.RunAsync(ct);
        return scope with { Regions = await KnownAsync("regions of people", Regions, scope.Regions, scope, ct) };
    }

    /// <summary>The same of their visits.</summary>
    /// <param name="category">Asked for: events may name one that no product has, which only a look at them can tell.</param>
    public async Task<DataScope> VisitsAsync(string? category, CancellationToken ct)
    {
        var scope = await RunAsync(ct);
        var known = await KnownAsync("categories of visits", Categories, scope.Categories, scope, ct);
        var isFound = category is { Length: > 0 } && !known.Contains(category) && await session.QuerySingleAsync<bool>(Visited, new { category }, ct);
        return scope with { Categories = isFound ? [.. known.Append(category!).Order(StringComparer.Ordinal)] : known };
    }

    private async Task<string[]> KnownAsync(string what, SqlFile statement, string[] sold, DataScope scope, CancellationToken ct)
        => await cache.GetAsync<string[]>(
            session, (what, scope.DataVersion),
            async () => [.. sold.Concat(await session.QueryAsync<string>(statement, new { known = sold }, ct)).Order(StringComparer.Ordinal)], known => known.Length);
}
