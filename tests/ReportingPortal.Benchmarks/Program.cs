using ReportingPortal.Benchmarks.Events;
using ReportingPortal.Benchmarks.Ingest;
using ReportingPortal.Benchmarks.Pdf;

switch (args)
{
    case ["ingest", .. var rest]:
        await IngestBenchmark.RunAsync(rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000);
        break;
    case ["pdf", var snapshot]:
        PdfBenchmark.Run(snapshot);
        break;
    case ["events", var url, var key, .. var rest]:
        await EventBenchmark.RunAsync(url, key, rest.Length > 0 ? int.Parse(rest[0]) : 100);
        break;
    default:
        Console.WriteLine("ingest [rows]   a file of order lines through the whole pipeline, against a bare COPY of the same file");
        Console.WriteLine("events url key  5,000-event calls to a running portal: accepted and loaded events a second");
        Console.WriteLine("pdf snapshot    milliseconds a report, of a snapshot saved from /api/v1/reports/{id}");
        break;
}
