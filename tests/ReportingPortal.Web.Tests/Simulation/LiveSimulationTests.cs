using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Simulation;
using ReportingPortal.Web.Tests.Jobs;
using ReportingPortal.Web.Tests.Uploads;

namespace ReportingPortal.Web.Tests.Simulation;

public class LiveSimulationTests(JobsApp app) : IClassFixture<JobsApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_lets_visitors_in_and_sends_them_away()
    {
        var demo = await DemoShopAsync();
        var owner = await app.SignedInAsync(demo, TenantRole.Owner);
        var page = $"/t/{demo.Slug}/settings/simulation";

        (await owner.PostFormAsync(page, new() { ["PerMinute"] = "6000", ["Minutes"] = "20" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await owner.PageAsync(page)).ShouldContain("about 6,000 events a minute");
        await JobsApp.EventuallyAsync(async () => await CountAsync(demo, "events") > 0, "visitors came");
        await owner.PostFormAsync(page, [], page + "?handler=Stop");

        (await CountAsync(demo, "live_simulations")).ShouldBe(0);
        (await owner.PageAsync(page)).ShouldContain("Let visitors in");
        (await owner.PageAsync($"/t/{demo.Slug}/overview")).ShouldContain("Demo data");
    }

    [Fact]
    public async Task What_is_sent_again_after_a_crash_counts_once_orders_of_a_shop_with_order_files_included()
    {
        var demo = await DemoShopAsync();
        await (await app.ClientAsync(demo)).LoadAsync(OrderFile.ThreeOrders);
        var now = new DateTimeOffset(2024, 3, 1, 12, 0, 20, TimeSpan.Zero);
        var (first, again) = (LiveSimulations.Create(demo, 60, 25, now), LiveSimulations.Create(demo, 60, 25, now));

        var sent = await SendAsync(demo, first, now.AddMinutes(25));
        (await SendAsync(demo, again, now.AddMinutes(12))).Events.ShouldBeLessThan(sent.Events);
        await SendAsync(demo, again, now.AddMinutes(25));

        await JobsApp.EventuallyAsync(async () => await CountAsync(demo, "event_batches") == 0 && await CountAsync(demo, "uploads where status in (1, 2)") == 0, "all is loaded");
        (await CountAsync(demo, "events")).ShouldBe(sent.Events);
        (await CountAsync(demo, $"events where event_type = {(int)EventType.Purchase}")).ShouldBe(sent.Purchases);
        (await CountAsync(demo, "order_lines where order_id like 'L%' and not is_from_events")).ShouldBe(sent.Purchases);
        sent.Purchases.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_real_shop_has_no_simulation()
    {
        var shop = await app.CreateTenantAsync();
        var owner = await app.SignedInAsync(shop, TenantRole.Owner);
        var admin = await app.SignedInAsync(await app.CreateUserAsync(isPlatformAdmin: true));

        (await owner.GetAsync($"/t/{shop.Slug}/settings/simulation")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await admin.GetAsync($"/admin/tenants/{shop.Slug}/simulation")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await owner.PageAsync($"/t/{shop.Slug}/settings")).ShouldNotContain("Live simulation");
        Should.Throw<RuleViolationException>(() => LiveSimulations.Create(shop, 60, 10, DateTimeOffset.UnixEpoch)).Message.ShouldContain("not a demo shop");
    }

    [Fact]
    public async Task The_platforms_administrator_switches_it_on_and_off_and_numbers_have_bounds()
    {
        var demo = await DemoShopAsync();
        var admin = await app.SignedInAsync(await app.CreateUserAsync(isPlatformAdmin: true));
        var page = $"/admin/tenants/{demo.Slug}/simulation";

        (await (await admin.PostFormAsync(page, new() { ["PerMinute"] = "0", ["Minutes"] = "5" })).TextAsync()).ShouldContain("From 1 to 6,000 events a minute.");
        await admin.PostFormAsync(page, new() { ["PerMinute"] = "60", ["Minutes"] = "5" });
        (await CountAsync(demo, "live_simulations")).ShouldBe(1);
        await admin.PostFormAsync(page, [], page + "?handler=Stop");
        (await CountAsync(demo, "live_simulations")).ShouldBe(0);
    }

    [Fact]
    public async Task The_version_an_open_page_asks_for_changes_with_its_own_shops_data_only()
    {
        var (shop, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var (viewer, stranger) = (await app.SignedInAsync(shop, TenantRole.Viewer), await app.SignedInAsync(other, TenantRole.Viewer));
        var (before, elsewhere) = (await VersionAsync(viewer, shop), await VersionAsync(stranger, other));

        await (await app.ClientAsync(shop)).LoadAsync(OrderFile.ThreeOrders);

        (await VersionAsync(viewer, shop)).ShouldNotBe(before);
        (await VersionAsync(stranger, other)).ShouldBe(elsewhere);
        (await stranger.GetAsync($"/t/{shop.Slug}/overview/version")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<string> VersionAsync(PortalClient client, Tenant tenant) => client.PageAsync($"/t/{tenant.Slug}/overview/version");

    private async Task<SentTraffic> SendAsync(Tenant tenant, LiveSimulation simulation, DateTimeOffset until)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        return await scope.ServiceProvider.GetRequiredService<LiveShop>().SendAsync(simulation, until, Ct);
    }

    private async Task<Tenant> DemoShopAsync()
    {
        var tenant = await app.CreateTenantAsync();
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("update tenants set is_demo = true where tenant_id = $1", connection);
        command.Parameters.AddWithValue(tenant.TenantId);
        await command.ExecuteNonQueryAsync(Ct);
        tenant.IsDemo = true;
        return tenant;
    }

    private async Task<long> CountAsync(Tenant tenant, string rows)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand($"select count(*) from (select * from {rows}) as r where r.tenant_id = $1", connection);
        command.Parameters.AddWithValue(tenant.TenantId);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(app.Database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        return connection;
    }
}
