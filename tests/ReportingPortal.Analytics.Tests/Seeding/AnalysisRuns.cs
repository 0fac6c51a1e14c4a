using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;

namespace ReportingPortal.Analytics.Tests.Seeding;

public static class AnalysisRuns
{
    /// <summary>Requests and computes a run as the job does, in a unit of work of its own.</summary>
    public static async Task<Guid> AnalyseAsync(this PortalDatabase database, Tenant tenant, CancellationToken ct, TimeProvider? clock = null)
    {
        await using var scope = database.ScopeOf(tenant);
        var analysis = new TenantAnalysis(scope.Session, new DayCache(), clock ?? TimeProvider.System);
        var runId = await analysis.RequestAsync(ct);
        await analysis.RunAsync(runId, ct);
        return runId;
    }

    /// <summary>As <see cref="Shops.OpenAsync"/>, with a finished run of either tenant.</summary>
    public static async Task<TenantScope> AnalysedAsync(this PortalDatabase database, Func<ShopSeed, ShopSeed> orders, CancellationToken ct, GroupingRules? rules = null)
    {
        var noise = new ShopSeed(database, await database.CreateTenantAsync()).WithWorkedExample();
        var shop = orders(new ShopSeed(database, await database.CreateTenantAsync()));
        await noise.SaveAsync(ct);
        await shop.SaveAsync(ct);
        if (rules is not null)
        {
            await using var scope = database.ScopeOf(shop.Tenant);
            if (await new GroupingRuleStore(scope.Session, TimeProvider.System).SaveAsync(rules, null, ct) is { } problem)
            {
                throw new ArgumentException(problem);
            }
        }

        await database.AnalyseAsync(noise.Tenant, ct);
        await database.AnalyseAsync(shop.Tenant, ct);
        return database.ScopeOf(shop.Tenant);
    }
}
