using ReportingPortal.Testing;

namespace ReportingPortal.Analytics.Tests.Seeding;

public static class Shops
{
    /// <summary>A new tenant with the orders given, beside a second one whose orders of the same days would change every answer.</summary>
    public static async Task<TenantScope> OpenAsync(this PortalDatabase database, Func<ShopSeed, ShopSeed> orders, CancellationToken ct)
    {
        var noise = new ShopSeed(database, await database.CreateTenantAsync()).WithWorkedExample().Order("O1x", "C1", "2024-01-05", 7777, "A", "Games", "North");
        await noise.SaveAsync(ct);
        var shop = orders(new ShopSeed(database, await database.CreateTenantAsync()));
        await shop.SaveAsync(ct);
        return database.ScopeOf(shop.Tenant);
    }
}
