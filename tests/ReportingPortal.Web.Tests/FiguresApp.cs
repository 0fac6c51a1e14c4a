using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests;

/// <summary>
/// The portal with two shops: the worked example, and one whose figures must never show in it. One for all tests that only
/// read those and make shops of their own for the rest; who changes more derives from it and is a class's own.
/// </summary>
public class FiguresApp : PortalApp
{
    public Tenant Shop { get; private set; } = null!;

    public Tenant Stranger { get; private set; } = null!;

    public FiguresApp() => Settings["RateLimits:ApiCallsPerMinute"] = "1000000";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Stranger = await ShopAsync("stranger", shop => shop.WithWorkedExample().Order("X1", "C1", "2024-01-05", 7777, "A", "Games", "West", cost: 7000));
        Shop = await ShopAsync("worked", shop => shop.WithWorkedExample().Customer("C1", "=cmd|' /C calc'!A0").Customer("C2", "Smith, \"Jo\""));
        // Classes of tests run at once, and the first client of two would start the portal twice.
        _ = Server;
    }

    /// <summary>A tenant with these orders, analysed.</summary>
    public async Task<Tenant> ShopAsync(string? slug, Func<ShopSeed, ShopSeed> orders)
    {
        var tenant = await CreateTenantAsync(slug);
        await orders(new ShopSeed(Database, tenant)).SaveAsync(CancellationToken.None);
        await AnalyseAsync(tenant);
        return tenant;
    }

    public async Task AnalyseAsync(Tenant tenant)
    {
        Guid run;
        await using (var scope = Database.ScopeOf(tenant))
        {
            run = await new TenantAnalysis(scope.Session, new DayCache(), TimeProvider.System).RequestAsync(CancellationToken.None);
        }

        await using var work = Database.ScopeOf(tenant);
        await new TenantAnalysis(work.Session, new DayCache(), TimeProvider.System).RunAsync(run, CancellationToken.None);
    }
}
