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
    default:
        Console.WriteLine("ingest [rows]   a file of order lines through the whole pipeline, against a bare COPY of the same file");
        Console.WriteLine("pdf snapshot    milliseconds a report, of a snapshot saved from /api/v1/reports/{id}");
        break;
}
