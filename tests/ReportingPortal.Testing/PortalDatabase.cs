using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using Xunit;

namespace ReportingPortal.Testing;

/// <summary>A class fixture: a migrated database of the test class's own. Tests make their own tenants in it.</summary>
public sealed class PortalDatabase : IAsyncLifetime
{
    private static int tenants;

    private ServiceProvider? services;

    /// <summary>The superuser's connection string: row-level security does not bind it. For arranging and checking only.</summary>
    public string AdminConnectionString { get; private set; } = "";

    public IServiceProvider Services => services!;

    public PortalDataSources Sources => Services.GetRequiredService<PortalDataSources>();

    public async ValueTask InitializeAsync()
    {
        AdminConnectionString = await TestServer.CreateDatabaseAsync();
        services = new ServiceCollection()
            .AddPortalData(_ => DatabaseLogins.From(AdminConnectionString))
            .BuildServiceProvider(validateScopes: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        NpgsqlConnection.ClearAllPools();
        await TestServer.DropDatabaseAsync(AdminConnectionString);
    }

    public async Task<Tenant> CreateTenantAsync(string? slug = null, string timeZone = "Europe/Berlin", string currency = "EUR")
    {
        slug ??= $"shop-{Interlocked.Increment(ref tenants)}";
        await using var connection = await Sources.Platform.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            """
            insert into tenants (slug, name, currency, time_zone, week_start, is_demo, created_at)
            values ($1, $1, $2, $3, 1, false, '2024-01-01Z')
            returning tenant_id
            """,
            connection);
        command.Parameters.AddWithValue(slug);
        command.Parameters.AddWithValue(currency);
        command.Parameters.AddWithValue(timeZone);
        var id = (int)(await command.ExecuteScalarAsync())!;
        return new Tenant { TenantId = id, Slug = slug, Name = slug, Currency = currency, TimeZone = timeZone };
    }

    /// <summary>A unit of work of one tenant, as a request or a job gets it.</summary>
    public TenantScope ScopeOf(Tenant tenant, TenantRole? role = null)
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant, role);
        return new TenantScope(scope);
    }
}

/// <summary>Services of one unit of work; dispose it before the next begins.</summary>
public sealed class TenantScope(AsyncServiceScope scope) : IAsyncDisposable
{
    public IServiceProvider Services => scope.ServiceProvider;

    public TenantSession Session => Services.GetRequiredService<TenantSession>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
