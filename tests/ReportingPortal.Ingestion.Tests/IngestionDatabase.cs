using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
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
        await LookAtFewRowsAsync();
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

    /// <summary>Each shop's first three loads have all tables looked at for the planner, and there are hundreds of shops: a sample of 3,000 rows will do.</summary>
    private async Task LookAtFewRowsAsync()
    {
        var name = new NpgsqlConnectionStringBuilder(AdminConnectionString).Database;
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"alter database {name} set default_statistics_target = 10", connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Dispose it before the next unit of work begins.</summary>
public sealed class UnitScope(AsyncServiceScope scope) : IAsyncDisposable
{
    public T GetRequiredService<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
