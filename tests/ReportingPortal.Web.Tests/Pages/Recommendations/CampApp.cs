using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Pages.Recommendations;

/// <summary>The portal with a shop whose customers have tastes, beside the worked example and its stranger.</summary>
public sealed class CampApp : FiguresApp
{
    public Tenant Camps { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Camps = await ShopAsync("camps", shop => shop.WithCamps().Customer("new/one", region: "North"));
    }
}
