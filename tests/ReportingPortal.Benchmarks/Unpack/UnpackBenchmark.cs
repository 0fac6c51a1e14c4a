using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Testing;

namespace ReportingPortal.Benchmarks.Unpack;

/// <summary>Whether large packed files are stored, looked at and read row by row with flat memory, and how fast.</summary>
internal static class UnpackBenchmark
{
    private const long MostGrowth = 100 * 1024 * 1024;

    /// <param name="megabytes">Of the text inside.</param>
    /// <returns>The process's exit code: 0 when memory stayed flat.</returns>
    public static async Task<int> RunAsync(int megabytes)
    {
        var database = new PortalDatabase();
        await database.InitializeAsync();
        var folder = Directory.CreateTempSubdirectory("unpack-");
        try
        {
            await using var services = new ServiceCollection()
                .AddPortalData(_ => DatabaseLogins.From(database.AdminConnectionString)).AddIngestion().BuildServiceProvider();
            var tenant = await database.CreateTenantAsync();
            var isFlat = true;
            foreach (var form in LargeFile.Forms)
            {
                var file = Path.Combine(folder.FullName, form);
                LargeFile.Write(file, form, megabytes: 5);
                await ReadAsync(services, tenant, file);
                LargeFile.Write(file, form, megabytes);
                isFlat &= await MeasureAsync(services, tenant, file);
                File.Delete(file);
            }

            return isFlat ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
            await database.DisposeAsync();
        }
    }

    private static async Task<bool> MeasureAsync(ServiceProvider services, Tenant tenant, string file)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var before = Environment.WorkingSet;
        var most = before;
        using var timer = new Timer(_ => most = Math.Max(most, Environment.WorkingSet), null, 0, 20);
        var watch = Stopwatch.StartNew();
        var (rows, text) = await ReadAsync(services, tenant, file);
        Console.WriteLine(
            $"{Path.GetFileName(file),-12} {new FileInfo(file).Length / 1e6,7:N1} MB packed, {text / 1e6,7:N1} MB as text, {rows,10:N0} rows, "
            + $"{watch.Elapsed.TotalSeconds,6:N1} s, working set {before >> 20} MB, at most {(most - before) >> 20} MB more");
        return most - before <= MostGrowth;
    }

    private static async Task<(long Rows, long Text)> ReadAsync(ServiceProvider services, Tenant tenant, string file)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        var store = scope.ServiceProvider.GetRequiredService<UploadStore>();
        await using var stream = File.OpenRead(file);
        var upload = await store.SaveAsync(stream, "large", UploadKind.Auto, null, null, CancellationToken.None);
        var content = store.ContentOf(upload.UploadId);
        var dialect = FileSniffer.Sniff(content.Open);
        using var reader = FileSniffer.Open(content.Open(), dialect);
        var (rows, text) = (0L, 0L);
        while (reader.Read())
        {
            rows++;
            text += reader.RawRecord.Length + 1;
        }

        return (rows, text);
    }
}
