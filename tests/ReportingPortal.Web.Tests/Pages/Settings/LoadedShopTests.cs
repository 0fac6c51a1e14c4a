using System.Net;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Pages.Settings;

/// <summary>What a change of settings does to what is loaded already.</summary>
public class LoadedShopTests(JobsApp app) : IClassFixture<JobsApp>
{
    /// <summary>2 March 2024 is a Saturday.</summary>
    private const string Weekend = "order_id,order_date,customer_id,product_id,quantity,unit_price\nO1,2024-03-02,C1,P1,1,10\nO2,2024-03-03,C2,P1,1,10\n";

    [Fact]
    public async Task The_time_zone_stays_while_days_are_loaded()
    {
        var (tenant, empty) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var api = await app.ClientAsync(tenant);
        await api.LoadAsync(Weekend);
        var (owner, other) = (await app.SignedInAsync(tenant, TenantRole.Owner), await app.SignedInAsync(empty, TenantRole.Owner));

        var refused = await SaveAsync(owner, tenant, "Asia/Tokyo", "Monday");
        var saved = await SaveAsync(other, empty, "Asia/Tokyo", "Monday");

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await refused.TextAsync()).ShouldContain("The days of what is loaded began at midnight in Europe/Berlin");
        (await ZoneAsync(api)).ShouldBe("Europe/Berlin");
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ZoneAsync(await app.ClientAsync(empty))).ShouldBe("Asia/Tokyo");
    }

    [Fact]
    public async Task Cohorts_by_week_follow_the_first_day_of_the_week()
    {
        var (tenant, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var (api, theirs) = (await app.ClientAsync(tenant), await app.ClientAsync(other));
        foreach (var client in new[] { api, theirs })
        {
            await client.LoadAsync(Weekend);
            await JobsApp.EventuallyAsync(async () => await WeeksAsync(client) == "2024-02-26", "a first run");
        }

        await SaveAsync(await app.SignedInAsync(tenant, TenantRole.Owner), tenant, "Europe/Berlin", "Sunday");

        await JobsApp.EventuallyAsync(async () => await WeeksAsync(api) == "2024-02-25 2024-03-03", "weeks from Sunday");
        (await WeeksAsync(theirs)).ShouldBe("2024-02-26");
    }

    private static Task<HttpResponseMessage> SaveAsync(PortalClient owner, Tenant tenant, string timeZone, string weekStart)
        => owner.PostFormAsync(
            $"/t/{tenant.Slug}/settings", new() { ["Name"] = "Shop", ["Currency"] = "EUR", ["TimeZone"] = timeZone, ["WeekStart"] = weekStart });

    private static async Task<string?> ZoneAsync(UploadClient api) => (await api.JsonAsync("/api/v1/tenant")).GetProperty("time_zone").GetString();

    private static async Task<string> WeeksAsync(UploadClient api)
        => string.Join(' ', (await api.JsonAsync("/api/v1/cohorts?period=week")).GetProperty("data").EnumerateArray().Select(row => row.GetProperty("cohort").GetString()));
}
