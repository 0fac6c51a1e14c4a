using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Embedded;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Hosting;

/// <summary>
/// Brings the database up before anything uses it: the server of ConnectionStrings:Portal, or else the embedded one under
/// Storage:Root. Which of the two does not depend on the environment's name.
/// </summary>
public sealed class DatabaseStartup : IAsyncDisposable
{
    private const string ConnectionKey = "ConnectionStrings:Portal";
    private const string DatabaseName = "portal";

    private readonly EmbeddedPostgres? embedded;

    private DatabaseStartup(EmbeddedPostgres? embedded, string location)
    {
        this.embedded = embedded;
        Location = location;
    }

    public bool IsEmbedded => embedded is not null;

    /// <summary>Where data lies, in words for the operator; never holds a password.</summary>
    public string Location { get; }

    /// <summary>Starts or joins the database and completes the configuration with the way to it.</summary>
    public static async Task<DatabaseStartup> ConnectAsync(IConfiguration configuration, CancellationToken ct)
    {
        if (configuration[ConnectionKey] is { Length: > 0 } given)
        {
            var server = new NpgsqlConnectionStringBuilder(given);
            await EnsureDatabaseAsync(given, ct);
            return new DatabaseStartup(null, $"database {server.Database} on {server.Host}");
        }

        var storage = StorageRoot.Resolve(configuration["Storage:Root"]);
        var embedded = await EmbeddedPostgres.StartAsync(storage, ct);
        var portal = new NpgsqlConnectionStringBuilder(embedded.ConnectionString) { Database = DatabaseName }.ConnectionString;
        await EnsureDatabaseAsync(portal, ct);
        configuration[ConnectionKey] = portal;
        return new DatabaseStartup(embedded, $"embedded PostgreSQL in {storage.Path}");
    }

    /// <summary>Brings the schema to what this build expects.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        var sources = services.GetRequiredService<PortalDataSources>();
        await DatabaseMigration.RunAsync(sources, ct);
        await SchedulerSchema.EnsureAsync(sources, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (embedded is not null)
        {
            // Pooled connections would hold up the server's shutdown.
            NpgsqlConnection.ClearAllPools();
            await embedded.DisposeAsync();
        }
    }

    private static async Task EnsureDatabaseAsync(string connectionString, CancellationToken ct)
    {
        var wanted = new NpgsqlConnectionStringBuilder(connectionString);
        try
        {
            await using var probe = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await probe.OpenAsync(ct);
            if (probe.PostgreSqlVersion.Major < 15)
            {
                throw new DatabaseSetupException($"PostgreSQL {probe.PostgreSqlVersion} is too old: the portal needs version 15 or newer.");
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateDatabaseAsync(wanted, ct);
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            throw new DatabaseSetupException($"No PostgreSQL answers at {wanted.Host}: {e.Message} Start it, or correct {ConnectionKey}.", e);
        }
    }

    private static async Task CreateDatabaseAsync(NpgsqlConnectionStringBuilder wanted, CancellationToken ct)
    {
        var name = wanted.Database!;
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(wanted.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"create database \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
