using System.Diagnostics;
using Npgsql;
using ReportingPortal.Data.Embedded;
using Shouldly;
using Xunit;

namespace ReportingPortal.Data.Tests.Embedded;

/// <summary>The server that comes along, on folders of its own.</summary>
public sealed class EmbeddedPostgresTests : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"rp-embedded-{Guid.NewGuid():N}"[..24]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_second_start_finds_the_data_of_the_first()
    {
        var storage = StorageRoot.Resolve(folder);
        await using (var first = await EmbeddedPostgres.StartAsync(storage, Ct))
        {
            await ExecuteAsync(first, "create table kept as select 42 as answer");
        }

        await using var second = await EmbeddedPostgres.StartAsync(storage, Ct);

        (await ScalarAsync(second, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_second_process_joins_the_running_server()
    {
        var storage = StorageRoot.Resolve(folder);
        await using var owner = await EmbeddedPostgres.StartAsync(storage, Ct);
        await using var joined = await EmbeddedPostgres.StartAsync(storage, Ct);

        owner.IsOwner.ShouldBeTrue();
        joined.IsOwner.ShouldBeFalse();
        joined.ConnectionString.ShouldBe(owner.ConnectionString);
    }

    [Fact]
    public async Task After_a_kill_the_next_start_recovers_what_was_committed()
    {
        var storage = StorageRoot.Resolve(folder);
        await using (var killed = await EmbeddedPostgres.StartAsync(storage, Ct))
        {
            await ExecuteAsync(killed, "create table kept as select 42 as answer");
            NpgsqlConnection.ClearAllPools();
            using var server = Process.GetProcessById(PostmasterFile.Read(storage.DataFolder)!.ProcessId);
            server.Kill();
            await server.WaitForExitAsync(Ct);
        }

        await using var recovered = await EmbeddedPostgres.StartAsync(storage, Ct);

        (await ScalarAsync(recovered, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_deep_storage_folder_still_gets_a_socket()
    {
        var deep = Path.Combine(folder, new string('d', 90));

        await using var server = await EmbeddedPostgres.StartAsync(StorageRoot.Resolve(deep), Ct);

        (await ScalarAsync(server, "select 1")).ShouldBe(1);
    }

    private static async Task ExecuteAsync(EmbeddedPostgres server, string sql) => await ScalarAsync(server, sql);

    private static async Task<object?> ScalarAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}
