using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Tests.Access;

public class TenantRowTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A setting that a statement leaves out would have a new tenant's value: so each has another one here.</summary>
    [Fact]
    public async Task A_tenant_found_by_its_slug_or_a_key_is_the_stored_one_in_every_property_however_often_another_was_asked_for()
    {
        var (tenant, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        await UnlikeNewAsync(tenant);
        using var api = await app.ApiClientAsync(tenant, "read", "write");
        using var theirs = await app.ApiClientAsync(other, "read");
        await using var scope = app.Services.CreateAsyncScope();
        var (directory, keys) = (scope.ServiceProvider.GetRequiredService<TenantDirectory>(), scope.ServiceProvider.GetRequiredService<ApiKeys>());
        for (var turn = 0; turn < 8; turn++)
        {
            (await directory.FindAsync(other.Slug, Ct))!.TenantId.ShouldBe(other.TenantId);
            (await keys.FindAsync(SecretOf(theirs), Ct))!.Tenant.TenantId.ShouldBe(other.TenantId);
        }

        var bySlug = (await directory.FindAsync(tenant.Slug, Ct))!;
        var byKey = (await keys.FindAsync(SecretOf(api), Ct))!;

        var stored = await scope.ServiceProvider.GetRequiredService<ReportingDbContext>().Tenants.SingleAsync(each => each.TenantId == tenant.TenantId, Ct);
        foreach (var property in typeof(Tenant).GetProperties())
        {
            property.GetValue(stored).ShouldNotBe(property.GetValue(new Tenant()), property.Name);
            property.GetValue(bySlug).ShouldBe(property.GetValue(stored), property.Name);
            property.GetValue(byKey.Tenant).ShouldBe(property.GetValue(stored), property.Name);
        }

        byKey.Scopes.ShouldBe(["read", "write"]);
    }

    [Fact]
    public async Task Nobody_is_found_by_a_slug_or_a_key_that_does_not_exist()
    {
        await using var scope = app.Services.CreateAsyncScope();

        (await scope.ServiceProvider.GetRequiredService<TenantDirectory>().FindAsync("no-such-shop", Ct)).ShouldBeNull();
        (await scope.ServiceProvider.GetRequiredService<ApiKeys>().FindAsync("rp_no-such-key", Ct)).ShouldBeNull();
    }

    private static string SecretOf(HttpClient api) => api.DefaultRequestHeaders.Authorization.ShouldBeOfType<AuthenticationHeaderValue>().Parameter!;

    private async Task UnlikeNewAsync(Tenant tenant)
    {
        await using var connection = await app.Database.Sources.Platform.OpenConnectionAsync(Ct);
        await using var command = new NpgsqlCommand(
            """
            update tenants set
                currency = 'GBP', time_zone = 'Europe/London', week_start = 0, asks_before_change = false, is_demo = true, suspended_at = now()
            where tenant_id = $1
            """,
            connection);
        command.Parameters.AddWithValue(tenant.TenantId);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
