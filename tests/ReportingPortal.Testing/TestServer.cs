using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Embedded;

namespace ReportingPortal.Testing;

/// <summary>One embedded PostgreSQL for the whole test process, with a migrated template that each test class clones.</summary>
public static class TestServer
{
    private const string Template = "portal_template";

    private static readonly Lazy<Task<EmbeddedPostgres>> Started = new(StartAsync);
    private static int databases;

    /// <summary>Set before the first database is asked for, by what times the server: where a portal's would be.</summary>
    public static bool KeepsOnDisk { get; set; }

    /// <summary>The superuser's connection string to the database named; the server starts with the first call.</summary>
    public static async Task<string> ConnectionStringAsync(string database)
        => new NpgsqlConnectionStringBuilder((await Started.Value).ConnectionString) { Database = database }.ConnectionString;

    /// <summary>A fresh, migrated database of its own name; a copy of the template takes some 50 ms.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var name = $"portal_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"create database {name} template {Template}");
        return await ConnectionStringAsync(name);
    }

    /// <summary>An empty database without schema or roles' rights.</summary>
    public static async Task<string> CreateEmptyDatabaseAsync()
    {
        var name = $"empty_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"create database {name}");
        return await ConnectionStringAsync(name);
    }

    public static Task DropDatabaseAsync(string connectionString)
        => ExecuteAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        TestFolders.DeleteLeft();
        var folder = TestFolders.OnDisk;
        var server = await EmbeddedPostgres.StartAsync(
            StorageRoot.Resolve(folder), CancellationToken.None, "fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=128MB",
            "wal_level=minimal", "max_wal_senders=0");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().Wait();
            TestFolders.DeleteOwn();
        };
        await MakeTemplateAsync(server.ConnectionString);
        return server;
    }

    private static async Task MakeTemplateAsync(string admin)
    {
        var place = "";
        if (!KeepsOnDisk && TestFolders.InMemory is { } memory)
        {
            // The server makes its folder itself: it may be another user than we are. No row is sent: a program that does not read
            // has mostly ended before one arrives, and not always.
            await ExecuteAsync(admin, $"copy (select where false) to program 'mkdir {memory}'");
            await ExecuteAsync(admin, $"create tablespace memory location '{memory}'");
            place = " tablespace memory";
        }

        await ExecuteAsync(admin, $"create database {Template}{place}");
        var template = new NpgsqlConnectionStringBuilder(admin) { Database = Template, Pooling = false }.ConnectionString;
        await using (var sources = new PortalDataSources(DatabaseLogins.From(template)))
        {
            await DatabaseMigration.RunAsync(sources, CancellationToken.None);
        }

        // No session may be connected to a template while it is copied.
        await ExecuteAsync(admin, $"alter database {Template} allow_connections false");
    }

    private static async Task ExecuteAsync(string statement) => await ExecuteAsync((await Started.Value).ConnectionString, statement);

    private static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
