using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ReportingPortal.Data.Embedded;

/// <summary>
/// The PostgreSQL that comes along: a child process on a data folder of ours, reached by a Unix socket in a private folder
/// (TCP on the loopback with a password on Windows). Dies with the portal; recovers by itself at the next start.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly PostgresProcess? process;
    private readonly FileStream? ownership;

    private EmbeddedPostgres(string connectionString, PostgresProcess? process, FileStream? ownership)
    {
        ConnectionString = connectionString;
        this.process = process;
        this.ownership = ownership;
    }

    /// <summary>As the superuser of this private server.</summary>
    public string ConnectionString { get; }

    /// <summary>True when this process started the server, false when it joined one already running.</summary>
    public bool IsOwner => process is not null;

    /// <summary>Starts the server, or joins the one that another process of this installation runs.</summary>
    /// <param name="extraSettings">Server settings, for tests ("fsync=off").</param>
    /// <exception cref="DatabaseSetupException">It did not come up; the message holds the end of its log.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(StorageRoot storage, CancellationToken ct, params string[] extraSettings)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            // Who holds this file starts the server; everyone else joins it.
            if (TryOwn(storage) is { } ownership)
            {
                return await StartOwnedAsync(storage, ownership, extraSettings, ct);
            }

            if (PostmasterFile.Read(storage.DataFolder) is { IsReady: true } running
                && await AnswersAsync(running.ConnectionString(storage), ct))
            {
                return new EmbeddedPostgres(running.ConnectionString(storage), null, null);
            }

            if (deadline.Elapsed > StartTimeout)
            {
                throw new DatabaseSetupException($"Another process holds {storage.Path} but its database does not answer. End that process, or set Storage:Root to another folder.");
            }

            await Task.Delay(100, ct);
        }
    }

    /// <summary>Asks for a fast shutdown and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.StopAsync();
            process.Dispose();
        }

        if (ownership is not null)
        {
            await ownership.DisposeAsync();
        }
    }

    private static async Task<EmbeddedPostgres> StartOwnedAsync(StorageRoot storage, FileStream ownership, string[] extraSettings, CancellationToken ct)
    {
        // A host that was killed on a system without parent-death signals leaves its server running: join it.
        if (PostmasterFile.Read(storage.DataFolder) is { IsReady: true } left && await AnswersAsync(left.ConnectionString(storage), ct))
        {
            return new EmbeddedPostgres(left.ConnectionString(storage), null, ownership);
        }

        var native = PostgresBinaries.Prepare(storage);
        await PostgresCluster.EnsureAsync(native, storage, ct);
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            var process = PostgresProcess.Start(native, storage, OperatingSystem.IsWindows() ? FreePort() : 5432, extraSettings);
            while (!process.HasExited && deadline.Elapsed < StartTimeout)
            {
                if (PostmasterFile.Read(storage.DataFolder) is { IsReady: true } file && file.ProcessId == process.ServerId
                    && await AnswersAsync(file.ConnectionString(storage), ct))
                {
                    return new EmbeddedPostgres(file.ConnectionString(storage), process, ownership);
                }

                await Task.Delay(20, ct);
            }

            process.Dispose();
            // Right after a crash the old server may still be going down and hold its lock file: try again for a while.
            if (deadline.Elapsed > StartTimeout || (process.HasExited && deadline.Elapsed > TimeSpan.FromSeconds(15)))
            {
                await ownership.DisposeAsync();
                throw new DatabaseSetupException($"The embedded PostgreSQL did not start. The end of {storage.LogFile}:\n{storage.LogTail()}");
            }

            await Task.Delay(500, ct);
        }
    }

    private static FileStream? TryOwn(StorageRoot storage)
    {
        try
        {
            return new FileStream(Path.Combine(storage.Path, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<bool> AnswersAsync(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5 }.ConnectionString);
            await connection.OpenAsync(ct);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
