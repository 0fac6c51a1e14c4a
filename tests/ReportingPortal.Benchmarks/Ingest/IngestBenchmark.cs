using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Testing;

namespace ReportingPortal.Benchmarks.Ingest;

/// <summary>How far the whole way of a file (store, sniff, parse, merge, rollups) is from a bare COPY of its bytes into a table with the same key.</summary>
internal static class IngestBenchmark
{
    public static async Task RunAsync(int rows)
    {
        var file = OrderFile.Create(rows);
        Console.WriteLine($"{rows:N0} order lines, {file.Length / 1e6:N1} MB");
        var database = new PortalDatabase();
        await database.InitializeAsync();
        try
        {
            var copy = await BareCopyAsync(database.AdminConnectionString, file);
            Report("bare COPY into a table with the same primary key", rows, copy, copy);
            var tenant = await database.CreateTenantAsync();
            await using var services = new ServiceCollection()
                .AddPortalData(_ => DatabaseLogins.From(database.AdminConnectionString)).AddIngestion(_ => (_, _, _) => throw new InvalidOperationException("A benchmark shows no preview.")).BuildServiceProvider();
            Report("first load", rows, await LoadAsync(services, tenant, file), copy);
            Report("the same file again", rows, await LoadAsync(services, tenant, file), copy);
            Report("every line changed", rows, await LoadAsync(services, tenant, OrderFile.Create(rows, quantityMore: 1)), copy);
            var nextDay = await LoadAsync(services, tenant, OrderFile.NextDay(1000));
            Console.WriteLine($"the next day's 1,000 lines: {nextDay.TotalSeconds:N2} s");
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    private static async Task<TimeSpan> LoadAsync(ServiceProvider services, Tenant tenant, byte[] file)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        var watch = Stopwatch.StartNew();
        var upload = await scope.ServiceProvider.GetRequiredService<UploadStore>()
            .SaveAsync(new MemoryStream(file), "orders.csv", UploadKind.Auto, null, null, CancellationToken.None);
        Console.WriteLine($"  {watch.Elapsed.TotalSeconds,6:N2} s  stored");
        var stages = new Stages(watch);
        var status = await scope.ServiceProvider.GetRequiredService<IngestUpload>().RunAsync(upload.UploadId, stages, CancellationToken.None);
        Console.WriteLine($"  {watch.Elapsed.TotalSeconds,6:N2} s  {status}");
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> BareCopyAsync(string connectionString, byte[] file)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand(
            """
            create table bare_lines (
                order_id text, order_date timestamptz, customer_id text, region text, product_id text, category text,
                quantity numeric(18, 4), unit_price numeric(18, 4), discount numeric(18, 4), cost numeric(18, 4),
                tenant_id integer not null default 1, occurrence integer generated always as identity,
                primary key (tenant_id, order_id, product_id, occurrence)
            )
            """,
            connection);
        await create.ExecuteNonQueryAsync();
        var watch = Stopwatch.StartNew();
        await using (var copy = await connection.BeginTextImportAsync(
            "copy bare_lines (order_id, order_date, customer_id, region, product_id, category, quantity, unit_price, discount, cost) from stdin (format csv, header)"))
        {
            await copy.WriteAsync(System.Text.Encoding.UTF8.GetString(file));
        }

        return watch.Elapsed;
    }

    private static void Report(string what, int rows, TimeSpan time, TimeSpan copy)
        => Console.WriteLine($"{what}: {time.TotalSeconds:N2} s, {rows / time.TotalSeconds:N0} rows/s, {copy / time:N2} of COPY's speed");

    private sealed class Stages(Stopwatch watch) : IProgress<IngestProgress>
    {
        private string last = "";

        public void Report(IngestProgress value)
        {
            if (value.Stage != last)
            {
                last = value.Stage;
                Console.WriteLine($"  {watch.Elapsed.TotalSeconds,6:N2} s  {last}");
            }
        }
    }
}
