using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.DemoData.Ecommerce;
using ReportingPortal.Ingestion;
using ReportingPortal.Testing;

namespace ReportingPortal.Benchmarks.Ingest;

/// <summary>How far the whole way of a file (store, sniff, parse, merge, rollups) is from a bare COPY of its bytes into a table with the same key.</summary>
internal static class IngestBenchmark
{
    public static async Task RunAsync(int rows, bool orders, bool events)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-");
        var database = new PortalDatabase();
        await database.InitializeAsync();
        try
        {
            await using var services = new ServiceCollection()
                .AddPortalData(_ => DatabaseLogins.From(database.AdminConnectionString)).AddIngestion(NoPreview.Of).BuildServiceProvider();
            if (orders)
            {
                await OrdersAsync(database, services, folder.FullName, rows);
            }

            if (events)
            {
                await EventsAsync(database, services, folder.FullName, rows);
            }
        }
        finally
        {
            await database.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task OrdersAsync(PortalDatabase database, ServiceProvider services, string folder, int rows)
    {
        var path = Path.Combine(folder, "orders.csv");
        var file = new OrderFile(rows);
        file.Write(path);
        Console.WriteLine($"{rows:N0} order lines, {new FileInfo(path).Length / 1e6:N1} MB");
        var copy = await BareCopy.OrdersAsync(database.AdminConnectionString, path);
        Print("bare COPY into a table with the same primary key", rows, copy, copy);
        var tenant = await database.CreateTenantAsync();
        var first = await LoadAsync(services, tenant, path);
        Print("first load", rows, first, copy);
        Print("the same file again", rows, await LoadAsync(services, tenant, path), copy);
        var followUp = file.WriteFollowUp(path);
        var next = await LoadAsync(services, tenant, path);
        Console.WriteLine($"a follow-up of {followUp:N0} lines: {next.TotalSeconds:N2} s, {next / first:P1} of the first load");
        Print("another shop's first load", rows, await AnotherAsync(database, services, folder, rows), copy);
    }

    private static async Task<TimeSpan> AnotherAsync(PortalDatabase database, ServiceProvider services, string folder, int rows)
    {
        var path = Path.Combine(folder, "another.csv");
        new OrderFile(rows).Write(path);
        return await LoadAsync(services, await database.CreateTenantAsync(), path);
    }

    private static async Task EventsAsync(PortalDatabase database, ServiceProvider services, string folder, int rows)
    {
        var generator = new EcommerceDataGenerator(new DateOnly(2024, 12, 31), numUsers: Math.Max(10, rows / 200), numDays: 365);
        var path = Path.Combine(folder, "events.csv");
        await using (var text = new StreamWriter(path))
        {
            generator.WriteEvents(text);
        }

        var events = File.ReadLines(path).LongCount() - 1;
        Console.WriteLine($"{events:N0} events, {new FileInfo(path).Length / 1e6:N1} MB");
        var copy = await BareCopy.EventsAsync(database.AdminConnectionString, path);
        Print("bare COPY into a table with the same primary key", events, copy, copy);
        Print("first load", events, await LoadAsync(services, await database.CreateTenantAsync(), path), copy);
    }

    /// <returns>The time to queryable rows with current figures; that the planner is told of a large load comes after it.</returns>
    private static async Task<TimeSpan> LoadAsync(ServiceProvider services, Tenant tenant, string path)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        using var memory = new HostMemory();
        var watch = Stopwatch.StartNew();
        var stages = new StageTimes(watch);
        await using var content = File.OpenRead(path);
        var upload = await scope.ServiceProvider.GetRequiredService<UploadStore>()
            .SaveAsync(content, Path.GetFileName(path), UploadKind.Auto, null, null, CancellationToken.None);
        Console.WriteLine($"  {watch.Elapsed.TotalSeconds,6:N2} s  stored");
        var status = await scope.ServiceProvider.GetRequiredService<IngestUpload>().RunAsync(upload.UploadId, stages, CancellationToken.None);
        Console.WriteLine($"  {watch.Elapsed.TotalSeconds,6:N2} s  {status}, the host grew by {memory.GrowthInMegabytes:N0} MB");
        if (status != UploadStatus.Succeeded)
        {
            var details = await scope.ServiceProvider.GetRequiredService<UploadQuery>().FindAsync(upload.UploadId, CancellationToken.None);
            throw new InvalidOperationException($"The load did not succeed: {details?.Error}");
        }

        return stages.Committed;
    }

    private static void Print(string what, long rows, TimeSpan time, TimeSpan copy)
        => Console.WriteLine($"{what}: {time.TotalSeconds:N2} s, {rows / time.TotalSeconds:N0} rows/s, {copy / time:N2} of COPY's speed");
}
