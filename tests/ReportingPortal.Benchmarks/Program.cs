using ReportingPortal.Benchmarks.Ingest;

switch (args)
{
    case ["ingest", .. var rest]:
        await IngestBenchmark.RunAsync(rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000);
        break;
    default:
        Console.WriteLine("ingest [rows]   a file of order lines through the whole pipeline, against a bare COPY of the same file");
        break;
}
