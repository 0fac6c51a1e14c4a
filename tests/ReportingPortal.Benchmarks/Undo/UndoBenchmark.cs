using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReportingPortal.Benchmarks.Ingest;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Undoing;
using ReportingPortal.Testing;

namespace ReportingPortal.Benchmarks.Undo;

/// <summary>
/// What it costs to take one of a shop's many uploads out again, as a multiple of what its load cost: the last one, which
/// is the usual mistake, one from the middle, whose customers come again later, and the first.
/// </summary>
internal sealed class UndoBenchmark(ServiceProvider services, Tenant tenant, string adminConnectionString)
{
    public static async Task RunAsync(int lines, int uploads)
    {
        var folder = Directory.CreateTempSubdirectory("undo-");
        var database = new PortalDatabase();
        await database.InitializeAsync();
        try
        {
            await using var services = new ServiceCollection()
                .AddPortalData(_ => DatabaseLogins.From(database.AdminConnectionString)).AddIngestion(NoPreview.Empty).BuildServiceProvider();
            await new UndoBenchmark(services, await database.CreateTenantAsync(), database.AdminConnectionString).RunAsync(folder.FullName, lines, uploads);
        }
        finally
        {
            await database.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    private async Task RunAsync(string folder, int lines, int uploads)
    {
        var file = new OrderFile(lines);
        var loaded = new List<(Guid UploadId, TimeSpan Took)>();
        for (var part = 0; part < uploads; part++)
        {
            var path = Path.Combine(folder, $"{part + 1}.csv");
            var written = file.WritePart(path, part, uploads);
            loaded.Add(await LoadAsync(path));
            Console.WriteLine($"load {part + 1} of {uploads}, {written:N0} lines: {loaded[^1].Took.TotalSeconds:N2} s");
        }

        foreach (var part in new[] { uploads - 1, uploads / 2, 0 }.Distinct())
        {
            await UndoAndLoadAsync($"upload {part + 1}", loaded[part].UploadId);
        }

        await ForgetAsync();
        await UndoAndLoadAsync($"upload {uploads}, nothing kept of the others", loaded[^1].UploadId);
    }

    private async Task UndoAndLoadAsync(string what, Guid uploadId)
    {
        var undo = await TimeAsync($"undo of {what}", scope => UndoAsync(scope, uploadId));
        var again = await TimeAsync($"load of {what} again", scope => LoadAgainAsync(scope, uploadId));
        Console.WriteLine($"{what}: undone in {undo.TotalSeconds:N2} s, {undo / again:N2} of its load onto the others");
    }

    /// <summary>As if all had been loaded before anything was kept of what their rows name.</summary>
    private async Task ForgetAsync()
    {
        await using var connection = new NpgsqlConnection(adminConnectionString);
        await connection.OpenAsync();
        await using var forget = new NpgsqlCommand(
            """
            delete from upload_keys;
            update customers set completed_by = array['00000000-0000-0000-0000-000000000000'::uuid];
            update products set completed_by = array['00000000-0000-0000-0000-000000000000'::uuid];
            """,
            connection);
        await forget.ExecuteNonQueryAsync();
    }

    private async Task<(Guid UploadId, TimeSpan Took)> LoadAsync(string path)
    {
        await using var scope = ScopeOf();
        await using var content = File.OpenRead(path);
        var watch = Stopwatch.StartNew();
        var upload = await scope.ServiceProvider.GetRequiredService<UploadStore>()
            .SaveAsync(content, Path.GetFileName(path), UploadKind.Auto, null, null, CancellationToken.None);
        Expect(UploadStatus.Succeeded, await scope.ServiceProvider.GetRequiredService<IngestUpload>().RunAsync(upload.UploadId, null, CancellationToken.None));
        return (upload.UploadId, watch.Elapsed);
    }

    private static async Task UndoAsync(IServiceProvider scope, Guid uploadId)
    {
        await scope.GetRequiredService<UploadRequests>().RequestUndoAsync(uploadId, null, CancellationToken.None);
        var stages = new StageTimes(Stopwatch.StartNew());
        Expect(UploadStatus.Undone, await scope.GetRequiredService<UndoUpload>().RunAsync(uploadId, stages, CancellationToken.None));
    }

    private static async Task LoadAgainAsync(IServiceProvider scope, Guid uploadId)
    {
        await scope.GetRequiredService<UploadRequests>().ReceiveAgainAsync(uploadId, CancellationToken.None);
        Expect(UploadStatus.Succeeded, await scope.GetRequiredService<IngestUpload>().RunAsync(uploadId, null, CancellationToken.None));
    }

    private async Task<TimeSpan> TimeAsync(string what, Func<IServiceProvider, Task> work)
    {
        await using var scope = ScopeOf();
        using var memory = new HostMemory();
        var watch = Stopwatch.StartNew();
        await work(scope.ServiceProvider);
        Console.WriteLine($"{what}: {watch.Elapsed.TotalSeconds:N2} s, the host grew by {memory.GrowthInMegabytes:N0} MB");
        return watch.Elapsed;
    }

    private AsyncServiceScope ScopeOf()
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        return scope;
    }

    private static void Expect(UploadStatus expected, UploadStatus? actual)
    {
        if (actual != expected)
        {
            throw new InvalidOperationException($"The upload ended as {actual}, not as {expected}.");
        }
    }
}
