using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Pages.Recommendations;

/// <summary>The portal with a shop whose customers have tastes, beside the worked example and its stranger.</summary>
public sealed class CampApp : FiguresApp
{
    public Tenant Camps { get; private set; } = null!;

    /// <summary>The shop's day on which its run began; midnight may have passed since.</summary>
    public string AnalysedOn { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Camps = await ShopAsync("camps", shop => shop.WithCamps().Customer("new/one", region: "North"));
        await using var scope = Database.ScopeOf(Camps);
        await scope.Session.EnsureReadAsync(CancellationToken.None);
        var began = (await scope.Session.Db.AnalysisRuns.SingleAsync()).StartedAt!.Value;
        AnalysedOn = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(began, Camps.TimeZone).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
    }
}
