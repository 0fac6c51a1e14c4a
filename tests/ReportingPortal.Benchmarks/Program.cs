using ReportingPortal.Benchmarks.Analytics;
using ReportingPortal.Benchmarks.Events;
using ReportingPortal.Benchmarks.Fuzz;
using ReportingPortal.Benchmarks.Ingest;
using ReportingPortal.Benchmarks.Pdf;
using ReportingPortal.Benchmarks.Undo;
using ReportingPortal.Benchmarks.Unpack;
using ReportingPortal.Testing;

TestServer.KeepsOnDisk = true;
switch (args)
{
    case ["ingest", .. var rest]:
        await IngestBenchmark.RunAsync(rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000, orders: !rest.Contains("--events"), events: !rest.Contains("--orders"), rest.Contains("--statements"));
        break;
    case ["undo", .. var rest]:
        await UndoBenchmark.RunAsync(rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000, rest.Length > 1 ? int.Parse(rest[1]) : 10);
        break;
    case ["pdf", var snapshot]:
        PdfBenchmark.Run(snapshot);
        break;
    case ["events", var url, var key, .. var rest]:
        await EventBenchmark.RunAsync(url, key, rest.Length > 0 ? int.Parse(rest[0]) : 100);
        break;
    case ["fuzz", .. var rest]:
        return await FuzzRun.RunAsync(Option(rest, "--files", 10_000), Option(rest, "--seed", 20_261_121));
    case ["unpack", .. var rest]:
        return await UnpackBenchmark.RunAsync(rest.Length > 0 ? int.Parse(rest[0]) : 200);
    case ["analytics", .. var rest]:
        LifetimeBenchmark.Run();
        ClusteringBenchmark.Run();
        await ShopBenchmark.RunAsync(rest.Length > 0 && int.TryParse(rest[0], out var lines) ? lines : 1_000_000, withLarger: !rest.Contains("--small"));
        break;
    case ["shop", .. var rest]:
        await ShopBenchmark.RunAsync(rest.Length > 0 && int.TryParse(rest[0], out var orderLines) ? orderLines : 1_000_000, withLarger: !rest.Contains("--small"));
        break;
    case ["recommendations"]:
        RecommendationBenchmark.Fit(users: 0);
        break;
    case ["recommendations", "quality", .. var rest]:
        RecommendationQuality.Run(rest.Length > 0 ? int.Parse(rest[0]) : 100_000);
        break;
    case ["recommendations", var users]:
        RecommendationBenchmark.Fit(int.Parse(users));
        break;
    case ["recommendations", var url, var key]:
        await RecommendationBenchmark.AskAsync(url, key);
        break;
    default:
        Console.WriteLine("ingest [rows] [--orders | --events] [--statements]   files of order lines and of events through the whole pipeline, against a bare COPY of");
        Console.WriteLine("                the same file, turn by turn; and what each statement of a follow-up took");
        Console.WriteLine("undo [lines] [uploads]   uploads of a shop undone, against the load of the same file");
        Console.WriteLine("events url key  5,000-event calls to a running portal: accepted and loaded events a second");
        Console.WriteLine("fuzz [--files N] [--seed S]  bad files through the whole pipeline; fails when one does what it must not");
        Console.WriteLine("unpack [MB]     large packed files through storing, sniffing and reading; fails when memory is not flat");
        Console.WriteLine("pdf snapshot    milliseconds a report, of a snapshot saved from /api/v1/reports/{id}");
        Console.WriteLine("analytics [lines] [--small]   the analyses' mathematics beside the plain way to do it; the run of a shop, the run after a follow-up, and");
        Console.WriteLine("                the queries of pages, beside those of a shop ten times as large; funnels of 1.8 million events");
        Console.WriteLine("shop [lines] [--small]   the same without the mathematics");
        Console.WriteLine("recommendations [users]   fits and lists on the generator's events, or on a shop of so many users");
        Console.WriteLine("recommendations quality [users]   lists of a shop of tastes: products learnt from a sample of customers beside learnt from all");
        Console.WriteLine("recommendations url key   lists over HTTP beside /health/live, 2,000 each turn, for the customers of a portal started with --RateLimits:ApiCallsPerMinute=1000000");
        break;
}

return 0;

static int Option(string[] given, string name, int otherwise)
    => Array.IndexOf(given, name) is >= 0 and var at && at + 1 < given.Length ? int.Parse(given[at + 1]) : otherwise;
