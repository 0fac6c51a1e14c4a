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
    private const int Turns = 3;

    public static async Task RunAsync(int rows, bool orders, bool events, bool statements)
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
                await OrdersAsync(database, services, folder.FullName, rows, statements);
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

    private static async Task OrdersAsync(PortalDatabase database, ServiceProvider services, string folder, int rows, bool statements)
    {
        var path = Path.Combine(folder, "orders.csv");
        var file = new OrderFile(rows);
        file.Write(path);
        Console.WriteLine($"{rows:N0} order lines, {new FileInfo(path).Length / 1e6:N1} MB");
        var (tenant, first) = await InTurnsAsync(database, services, path, rows, () => BareCopy.OrdersAsync(database.AdminConnectionString, path));
        var again = await LoadAsync(services, tenant, path);
        Console.WriteLine($"the same file again: {again.TotalSeconds:N2} s, {again / first:N2} of a first load");
        var next = new List<TimeSpan>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var followUp = file.WriteFollowUp(path, turn);
            using var told = statements ? new StatementTimes() : null;
            next.Add(await LoadAsync(services, tenant, path));
            Console.WriteLine($"a follow-up of {followUp:N0} lines: {next[turn].TotalSeconds:N2} s");
            told?.Print();
        }

        Console.WriteLine($"follow-ups, the median: {Median(next) / first:P1} of a first load");
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
        await InTurnsAsync(database, services, path, events, () => BareCopy.EventsAsync(database.AdminConnectionString, path));
    }

    /// <summary>A COPY and a shop's first load, turn by turn: others use the machine as well, and the first load of a process compiles its code.</summary>
    /// <returns>The last shop, and the median of the loads.</returns>
    private static async Task<(Tenant Tenant, TimeSpan Load)> InTurnsAsync(PortalDatabase database, ServiceProvider services, string path, long rows, Func<Task<TimeSpan>> copy)
    {
        var (copies, loads, tenant) = (new List<TimeSpan>(), new List<TimeSpan>(), default(Tenant)!);
        for (var turn = 0; turn < Turns; turn++)
        {
            copies.Add(await copy());
            Print("bare COPY into a table with the same primary key", rows, copies[turn], copies[turn]);
            tenant = await database.CreateTenantAsync();
            loads.Add(await LoadAsync(services, tenant, path));
            Print("first load", rows, loads[turn], copies[turn]);
        }

        Print("COPY, the median", rows, Median(copies), Median(copies));
        Print("first load, the median", rows, Median(loads), Median(copies));
        return (tenant, Median(loads));
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

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
