using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReportingPortal.Analytics;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Xunit;

namespace ReportingPortal.Ingestion.Tests;

/// <summary>A class fixture: a migrated database and the ingestion's services over it.</summary>
public sealed class IngestionDatabase : IAsyncLifetime
{
    private readonly PortalDatabase database = new();
    private ServiceProvider? services;

    public string AdminConnectionString => database.AdminConnectionString;

    public PortalDatabase Portal => database;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        services = new ServiceCollection()
            .AddPortalData(_ => DatabaseLogins.From(database.AdminConnectionString))
            .AddAnalytics()
            .AddIngestion(MonthFigures.ReaderOf)
            .AddLogging(logging => logging.AddProvider(new TestLog()).SetMinimumLevel(LogLevel.Warning))
            .BuildServiceProvider(validateScopes: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        await database.DisposeAsync();
    }

    public async Task<Shop> NewShopAsync(string timeZone = "Europe/Berlin", string currency = "EUR")
        => new(this, await database.CreateTenantAsync(timeZone: timeZone, currency: currency));

    /// <summary>Services of one unit of work of a tenant.</summary>
    public UnitScope ScopeOf(Tenant tenant)
    {
        var scope = services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        return new UnitScope(scope);
    }
}

/// <summary>Dispose it before the next unit of work begins.</summary>
public sealed class UnitScope(AsyncServiceScope scope) : IAsyncDisposable
{
    public T GetRequiredService<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
