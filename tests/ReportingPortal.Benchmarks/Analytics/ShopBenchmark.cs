using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Benchmarks.Ingest;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.DemoData.Ecommerce;
using ReportingPortal.Ingestion;
using ReportingPortal.Testing;

namespace ReportingPortal.Benchmarks.Analytics;

/// <summary>
/// The analysis run of a shop and the run after a follow-up upload, then the queries of its pages, beside those of a shop ten
/// times as large on the same server; and the funnel of a shop of events.
/// </summary>
internal sealed class ShopBenchmark : IAsyncDisposable
{
    private const int LinesPerCustomer = 10;
    private const int Larger = 10;
    private const int WarmUpLines = 50_000;
    private const int FollowUps = 3;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-");
    private readonly PortalDatabase database = new();
    private ServiceProvider services = null!;

    public static async Task RunAsync(int lines, bool withLarger)
    {
        await using var benchmark = new ShopBenchmark();
        await benchmark.StartAsync();
        // A host that serves has compiled its code long before: a shop is loaded and analysed to get there.
        await benchmark.ShopAsync(WarmUpLines, followUp: true);
        List<(Tenant, int)> shops = [(await benchmark.ShopAsync(lines, followUp: true), lines)];
        if (withLarger)
        {
            shops.Add((await benchmark.ShopAsync(lines * Larger, followUp: false), lines * Larger));
        }

        await benchmark.QueriesAsync(shops);
        await benchmark.EventsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task StartAsync()
    {
        await database.InitializeAsync();
        services = new ServiceCollection().AddSingleton(TimeProvider.System).AddPortalData(_ => DatabaseLogins.From(database.AdminConnectionString))
            .AddIngestion(NoPreview.Of).AddAnalytics().BuildServiceProvider();
    }

    private async Task<Tenant> ShopAsync(int lines, bool followUp)
    {
        var file = FileOf(lines);
        var path = Path.Combine(folder.FullName, "orders.csv");
        var tenant = await database.CreateTenantAsync();
        file.Write(path);
        Console.WriteLine($"{lines:N0} order lines of {lines / LinesPerCustomer:N0} customers");
        await LoadAsync(tenant, path);
        var first = await AnalyseAsync(tenant, "first run");
        if (followUp)
        {
            await AnalyseAsync(tenant, "the same again");
            for (var turn = 0; turn < FollowUps; turn++)
            {
                var rows = file.WriteFollowUp(path, turn);
                await LoadAsync(tenant, path);
                var next = await AnalyseAsync(tenant, $"run after a follow-up of {rows:N0} lines");
                Console.WriteLine($"  {next / first:P1} of the first");
            }

            using var nothing = new DayCache();
            await AnalyseAsync(tenant, "run of a process that has just started", nothing);
        }

        File.Delete(path);
        await FillAsync(tenant);
        return tenant;
    }

    /// <summary>What a host's job does behind a run.</summary>
    private async Task FillAsync(Tenant tenant)
    {
        await using var scope = ScopeOf(tenant);
        var watch = Stopwatch.StartNew();
        await scope.ServiceProvider.GetRequiredService<PageMemory>().FillAsync(default);
        Console.WriteLine($"  what pages keep in memory: read in {watch.Elapsed.TotalSeconds:N1} s");
    }

    private async Task LoadAsync(Tenant tenant, string path)
    {
        await using var scope = ScopeOf(tenant);
        var watch = Stopwatch.StartNew();
        await using var content = File.OpenRead(path);
        var upload = await scope.ServiceProvider.GetRequiredService<UploadStore>().SaveAsync(content, Path.GetFileName(path), UploadKind.Auto, null, null, default);
        var status = await scope.ServiceProvider.GetRequiredService<IngestUpload>().RunAsync(upload.UploadId, new StageTimes(watch), default);
        Console.WriteLine($"  loaded in {watch.Elapsed.TotalSeconds:N1} s: {status}");
    }

    /// <param name="days">What is in memory; null for what this process has kept.</param>
    private async Task<TimeSpan> AnalyseAsync(Tenant tenant, string what, DayCache? days = null)
    {
        await using var scope = ScopeOf(tenant);
        var analysis = new TenantAnalysis(
            scope.ServiceProvider.GetRequiredService<TenantSession>(), days ?? scope.ServiceProvider.GetRequiredService<DayCache>(), TimeProvider.System);
        var (watch, worked) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var run = await analysis.RequestAsync(default);
        await analysis.RunAsync(run, default);
        var time = watch.Elapsed;
        // Beside the clock, for hours in which others use the machine as well.
        worked = Environment.CpuUsage.TotalTime - worked;
        await using var after = ScopeOf(tenant);
        var steps = (await after.ServiceProvider.GetRequiredService<AnalysisRunQuery>().RunAsync(run, default))!.Steps;
        Console.WriteLine($"{what}: {time.TotalSeconds:N2} s, {worked.TotalSeconds:N2} s of processors beside the server's ({string.Join(", ", steps.Select(step => $"{step.Name} {step.Milliseconds / 1000:N2}"))})");
        return time;
    }

    private async Task QueriesAsync(IReadOnlyList<(Tenant Tenant, int Lines)> shops)
    {
        Console.WriteLine($"page queries, p95 in ms, at {string.Join(" and at ", shops.Select(shop => $"{shop.Lines:N0} lines"))}");
        var asked = shops.Select(shop => PageQueries.For(FileOf(shop.Lines).FirstCustomer).Select(page => (page.Name, Query: In(shop.Tenant, page.Query))).ToList()).ToList();
        for (var page = 0; page < asked[0].Count; page++)
        {
            Print(await QueryTimes.MeasureAsync(asked[0][page].Name, [.. asked.Select(shop => shop[page].Query)]));
        }
    }

    private Func<Task> In(Tenant tenant, Func<IServiceProvider, Task> query) => async () =>
    {
        await using var scope = ScopeOf(tenant);
        await query(scope.ServiceProvider);
    };

    private async Task EventsAsync()
    {
        var path = Path.Combine(folder.FullName, "events.csv");
        await using (var text = new StreamWriter(path))
        {
            new EcommerceDataGenerator(new DateOnly(2024, 12, 31)).WriteEvents(text);
        }

        Console.WriteLine("the generator's events");
        var tenant = await database.CreateTenantAsync();
        await LoadAsync(tenant, path);
        await AnalyseAsync(tenant, "first run");
        foreach (var (name, query) in PageQueries.Funnels)
        {
            var times = await QueryTimes.MeasureAsync(name, In(tenant, query));
            Console.WriteLine($"  {name}: first {times.First:N0} ms, then p95 {times.P95:N1} ms");
        }
    }

    private static OrderFile FileOf(int lines) => new(lines, lines / LinesPerCustomer);

    private AsyncServiceScope ScopeOf(Tenant tenant)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        return scope;
    }

    private static void Print(IReadOnlyList<QueryTimes> shops)
    {
        var one = shops[0];
        var beside = shops.Skip(1).Select(ten => $" {ten.P95,8:N1}  {ten.P95 / one.P95,5:N2} times, the median {ten.Median / one.Median:N2}; then median {ten.Median:N1}, first {ten.First:N1}");
        Console.WriteLine($"  {one.Name,-40} {one.P95,8:N1} (median {one.Median:N1}, first {one.First:N1}){string.Concat(beside)}");
    }
}
